using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>The bureau's own empty tables (表样), which it puts into the registry.</summary>
public sealed class LayoutStore(StorageClients clients)
{
    private readonly BlobContainerClient registry = clients.Container(StorageNames.Registry);

    /// <summary>All of them, in the order of their names; the answers beside them are left out.</summary>
    /// <param name="isAnswer">Whether a path is an answer of ours.</param>
    public async Task<ImmutableArray<StoredLayout>> ListAsync(Func<string, bool> isAnswer, CancellationToken cancellationToken)
    {
        var layouts = ImmutableArray.CreateBuilder<StoredLayout>();
        await foreach (var blob in registry.GetBlobsAsync(BlobTraits.None, BlobStates.None, StorageNames.LayoutFolder, cancellationToken))
        {
            var name = blob.Name[StorageNames.LayoutFolder.Length..];
            if (name.Length > 0 && !name.Contains('/', StringComparison.Ordinal) && !isAnswer(blob.Name))
            {
                layouts.Add(
                    new StoredLayout(blob.Name, name, blob.Properties.ETag?.ToString().Trim('"') ?? "", blob.Properties.ContentLength ?? 0)
                );
            }
        }
        return layouts.ToImmutable();
    }

    /// <summary>The bytes as they were listed; null if the file has changed or gone since.</summary>
    public async Task<byte[]?> ReadAsync(StoredLayout layout, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = new BlobRequestConditions { IfMatch = new ETag(layout.ETag) };
            return (
                await registry
                    .GetBlobClient(layout.Path)
                    .DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken)
            ).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }
}
