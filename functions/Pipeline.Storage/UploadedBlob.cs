using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>One version of one blob among the uploads.</summary>
/// <param name="ETag">Without quotes.</param>
/// <param name="UploadedAt">The time in storage, in whole seconds.</param>
/// <param name="Length">Bytes.</param>
public sealed record UploadedBlob(string Path, string ETag, DateTimeOffset UploadedAt, long Length)
{
    public UploadAddress Address => UploadAddress.Parse(Path);

    public string Version => UploadVersion.Of(Path, ETag, UploadedAt);

    public SubmissionPartition Partition => SubmissionPartition.Of(Address, UploadedAt);
}
