namespace Pipeline.LocalHost.Blobs;

/// <summary>A blob as a listing shows it.</summary>
/// <param name="ETag">Without quotes, as in an event.</param>
internal sealed record WrittenBlob(string Container, string Name, Uri Address, string ETag, DateTimeOffset LastModified);
