namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// What a watcher of a container remembers across restarts: how far it came, and the blobs near that moment, since times have whole
/// seconds.
/// </summary>
/// <param name="Until">The newest blob's time.</param>
/// <param name="Recent">ETags by name of the blobs written from <see cref="Margin"/> before that on.</param>
internal sealed record WatchMemory(DateTimeOffset Until, Dictionary<string, string> Recent)
{
    /// <summary>Nothing that shows up is older than the newest blob by more than this.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public static WatchMemory Of(IReadOnlyCollection<WrittenBlob> blobs)
    {
        var until = blobs.Count == 0 ? DateTimeOffset.MinValue : blobs.Max(blob => blob.LastModified);
        return new WatchMemory(
            until,
            blobs
                .Where(blob => blob.LastModified > Before(until))
                .ToDictionary(blob => blob.Name, blob => blob.ETag, StringComparer.Ordinal)
        );
    }

    public bool Knows(WrittenBlob blob) =>
        blob.LastModified <= Before(Until) || (Recent.TryGetValue(blob.Name, out var known) && known == blob.ETag);

    private static DateTimeOffset Before(DateTimeOffset until) =>
        until - DateTimeOffset.MinValue > Margin ? until - Margin : DateTimeOffset.MinValue;
}
