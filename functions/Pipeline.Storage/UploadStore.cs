using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>The container that schools upload to.</summary>
public sealed class UploadStore(StorageClients clients)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.Uploads);

    /// <summary>What lies at a path now; null if nothing does, or a folder's mark.</summary>
    public async Task<UploadedBlob?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await container.GetBlobClient(path).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return IsFolder(properties.Metadata, properties.ContentLength)
                ? null
                : new UploadedBlob(path, Plain(properties.ETag), properties.LastModified, properties.ContentLength);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Opens exactly this version for reading; null if it was replaced or taken away in between.</summary>
    public async Task<Stream?> OpenAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = await container
                .GetBlobClient(blob.Path)
                .DownloadStreamingAsync(new BlobDownloadOptions { Conditions = Exactly(blob) }, cancellationToken);
            return content.Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Everything that lies there, a page of 5,000 a request.</summary>
    public async IAsyncEnumerable<UploadedBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
        {
            if (
                item.Properties is { ETag: { } etag, LastModified: { } uploadedAt }
                && !IsFolder(item.Metadata, item.Properties.ContentLength ?? 0)
            )
            {
                yield return new UploadedBlob(item.Name, Plain(etag), uploadedAt, item.Properties.ContentLength ?? 0);
            }
        }
    }

    /// <summary>Takes exactly this version away; nothing happens where it was replaced or is gone.</summary>
    public async Task DeleteAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            await container
                .GetBlobClient(blob.Path)
                .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, Exactly(blob), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 412) { }
    }

    /// <summary>
    /// Erases exactly this version, also where the service kept it as a snapshot or an earlier version; nothing happens where it is gone.
    /// </summary>
    public async Task EraseAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        await DeleteAsync(blob, cancellationToken);
        await BlobErasing.EraseAsync(container, blob.Path, item => Plain(item.Properties.ETag ?? default) == blob.ETag, cancellationToken);
    }

    /// <summary>Writes a school's file, as the school itself would.</summary>
    public async Task PutAsync(string path, Stream content, CancellationToken cancellationToken) =>
        await container.GetBlobClient(path).UploadAsync(content, overwrite: true, cancellationToken);

    // Accounts with a hierarchical namespace keep an empty blob for every folder; one with content is an upload, whatever it says of
    // itself.
    private static bool IsFolder(IDictionary<string, string>? metadata, long length) =>
        length == 0
        && metadata is not null
        && metadata.TryGetValue("hdi_isfolder", out var mark)
        && string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase);

    private static BlobRequestConditions Exactly(UploadedBlob blob) => new() { IfMatch = new ETag("\"" + blob.ETag + "\"") };

    private static string Plain(ETag etag) => etag.ToString().Trim('"');
}
