using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.Storage;

/// <summary>Deletes blobs with everything that the service keeps of them: snapshots and earlier versions.</summary>
internal static class BlobErasing
{
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="which">Chooses among blobs, snapshots and versions; null for all.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="RequestFailedException">One may not be deleted: a policy of immutability or a legal hold stands on it.</exception>
    public static async Task<int> EraseAsync(
        BlobContainerClient container,
        string prefix,
        Func<BlobItem, bool>? which,
        CancellationToken cancellationToken
    )
    {
        var erased = 0;
        var found = new List<BlobItem>();
        await foreach (
            var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.Snapshots | BlobStates.Version, prefix, cancellationToken)
        )
        {
            if (which is null || which(item))
            {
                found.Add(item);
            }
        }
        // Those that something hangs on come last: a blob with snapshots is not deleted before them.
        foreach (var item in found.OrderBy(item => item.Snapshot is null).ThenBy(item => item.IsLatestVersion == true))
        {
            var blob = container.GetBlobBaseClient(item.Name);
            blob =
                item.Snapshot is { } snapshot ? blob.WithSnapshot(snapshot)
                : item.VersionId is { } version && item.IsLatestVersion != true ? blob.WithVersion(version)
                : blob;
            erased += await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.None, cancellationToken: cancellationToken) ? 1 : 0;
        }
        return erased;
    }
}
