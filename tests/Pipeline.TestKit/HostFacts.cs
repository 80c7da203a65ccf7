using Pipeline.Cli.LocalServices;
using Xunit;

namespace Pipeline.TestKit;

/// <summary>A test that starts the app; skipped where it was built on the official packages and nothing here can start that.</summary>
public sealed class HostFactAttribute : FactAttribute
{
    public HostFactAttribute() => Skip = HostNeeded.WhyNot;
}

/// <inheritdoc cref="HostFactAttribute"/>
public sealed class HostTheoryAttribute : TheoryAttribute
{
    public HostTheoryAttribute() => Skip = HostNeeded.WhyNot;
}

internal static class HostNeeded
{
    /// <summary>Null where a host can be started.</summary>
    public static string? WhyNot => CoreTools.AreNeededBy(FunctionsHostProcess.FindApp()) && CoreTools.Find() is null ? CoreTools.Missing : null;
}
