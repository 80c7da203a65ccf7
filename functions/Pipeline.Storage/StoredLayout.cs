namespace Pipeline.Storage;

/// <summary>A table layout (表样) of the bureau's as the registry has it.</summary>
/// <param name="Path">In the registry.</param>
/// <param name="Name">The file's name, by which it is published.</param>
public sealed record StoredLayout(string Path, string Name, string ETag, long Length);
