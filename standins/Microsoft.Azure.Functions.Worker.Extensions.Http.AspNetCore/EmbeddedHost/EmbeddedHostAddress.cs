namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Where the embedded host listens, for tests in the same process; the official packages have nothing like it.</summary>
public sealed class EmbeddedHostAddress
{
    /// <summary>The addresses that were bound; empty before the start.</summary>
    public IReadOnlyList<Uri> Bound { get; internal set; } = [];
}
