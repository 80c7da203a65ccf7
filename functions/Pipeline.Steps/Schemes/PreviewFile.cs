namespace Pipeline.Steps.Schemes;

/// <summary>A file of a scheme's preview.</summary>
/// <param name="Name">Chinese, with its extension.</param>
public sealed record PreviewFile(string Name, byte[] Content);
