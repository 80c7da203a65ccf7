using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>A file that the bureau put into the registry.</summary>
/// <param name="Content">Null if it is larger than any roster.</param>
/// <param name="ETag">Without quotes.</param>
public sealed record RegistryUpload(string Name, byte[]? Content, string ETag, DateTimeOffset UploadedAt)
{
    /// <summary>Named like those of schools' uploads.</summary>
    public string Version => UploadVersion.Of(Name, ETag, UploadedAt);
}
