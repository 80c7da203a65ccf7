using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>The container of uploads as the page writes it: never over something that was not taken yet.</summary>
public sealed class PageInbox(StorageClients clients)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.Uploads);

    /// <summary>Writes a file; null if the path is not as the caller saw it.</summary>
    /// <param name="replacing">What lies there and may be replaced; null if nothing may lie there.</param>
    public async Task<UploadedBlob?> TryPutAsync(
        string path,
        Stream content,
        long length,
        UploadedBlob? replacing,
        CancellationToken cancellationToken
    )
    {
        var conditions = replacing is null
            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
            : new BlobRequestConditions { IfMatch = new ETag("\"" + replacing.ETag + "\"") };
        try
        {
            var written = (
                await container
                    .GetBlobClient(path)
                    .UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellationToken)
            ).Value;
            return new UploadedBlob(path, written.ETag.ToString().Trim('"'), written.LastModified, length);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>A school's file of that version, if it still lies there; else null.</summary>
    public async Task<UploadedBlob?> FindAsync(SubmissionPartition partition, string version, CancellationToken cancellationToken)
    {
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, partition.Folder + "/", cancellationToken))
        {
            if (item.Properties is { ETag: { } etag, LastModified: { } at } && UploadVersion.Of(item.Name, etag.ToString(), at) == version)
            {
                return new UploadedBlob(item.Name, etag.ToString().Trim('"'), at, item.Properties.ContentLength ?? 0);
            }
        }
        return null;
    }
}
