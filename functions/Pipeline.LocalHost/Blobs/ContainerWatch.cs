using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Finds the blobs of one container that were written since it last looked, also before a restart.</summary>
internal sealed class ContainerWatch(WatchedContainer watched, BlobServiceClient account, HostStorage storage)
{
    private Dictionary<string, string>? known;
    private WatchMemory? memory;

    private string Path => storage.PathOf("blob-watch", watched.FileName);

    /// <summary>Another host watched in between: what it remembered is read anew.</summary>
    public void Forget() => known = null;

    /// <summary>Lists the container and hands over what is new, then remembers it; what could not be handed over is found again.</summary>
    public async Task LookAsync(Func<IReadOnlyList<WrittenBlob>, Task> handOver, CancellationToken cancellationToken)
    {
        var blobs = await ListAsync(cancellationToken);
        if (known is null)
        {
            memory = await storage.ReadAsync<WatchMemory>(Path, cancellationToken);
            known = blobs
                .Where(blob => memory?.Knows(blob) == true)
                .ToDictionary(blob => blob.Name, blob => blob.ETag, StringComparer.Ordinal);
        }
        var written = blobs.Where(blob => !known.TryGetValue(blob.Name, out var tag) || tag != blob.ETag).ToList();
        if (written.Count > 0)
        {
            await handOver(written);
            var now = WatchMemory.Of(blobs);
            // The newest blob may have been deleted since; time does not go back for that.
            memory = memory is { } old && old.Until > now.Until ? old with { Recent = Merge(old.Recent, now.Recent) } : now;
            await storage.WriteAsync(Path, memory, cancellationToken);
        }
        known = blobs.ToDictionary(blob => blob.Name, blob => blob.ETag, StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string> old, Dictionary<string, string> now)
    {
        var merged = new Dictionary<string, string>(old, StringComparer.Ordinal);
        foreach (var (name, tag) in now)
        {
            merged[name] = tag;
        }
        return merged;
    }

    private async Task<IReadOnlyList<WrittenBlob>> ListAsync(CancellationToken cancellationToken)
    {
        var client = account.GetBlobContainerClient(watched.Name);
        var blobs = new List<WrittenBlob>();
        try
        {
            await foreach (var blob in client.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
            {
                blobs.Add(
                    new WrittenBlob(
                        watched.Name,
                        blob.Name,
                        client.GetBlobClient(blob.Name).Uri,
                        blob.Properties.ETag!.Value.ToString().Trim('"'),
                        blob.Properties.LastModified!.Value
                    )
                );
            }
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // The container comes with the app's first act.
            return [];
        }
        return blobs;
    }
}
