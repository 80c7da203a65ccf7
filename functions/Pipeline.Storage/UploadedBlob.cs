using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>One version of one blob among the uploads.</summary>
/// <param name="ETag">Without quotes.</param>
/// <param name="UploadedAt">The time in storage, in whole seconds.</param>
/// <param name="Length">Bytes.</param>
public sealed record UploadedBlob(string Path, string ETag, DateTimeOffset UploadedAt, long Length)
{
    public UploadAddress Address => UploadAddress.Parse(Path);

    public string Version { get; init; } = UploadVersion.Of(Path, ETag, UploadedAt);

    public SubmissionPartition Partition => SubmissionPartition.Of(Address, UploadedAt);

    /// <summary>
    /// A client of the storage service cannot name every blob that the service holds: addresses lose dots as segments, and slashes at
    /// either end.
    /// </summary>
    public bool IsAddressable => IsAddressablePath(Path);

    /// <summary>The blob of a recorded upload, whose file's name may have been masked since.</summary>
    public static UploadedBlob Of(UploadRecord upload) =>
        new(upload.Path, upload.ETag, upload.UploadedAt, upload.Length) { Version = upload.Version };

    /// <inheritdoc cref="IsAddressable"/>
    public static bool IsAddressablePath(string path) =>
        path.Length > 0 && path[0] != '/' && path[^1] != '/' && !Array.Exists(path.Split('/', '\\'), segment => segment is "." or "..");
}
