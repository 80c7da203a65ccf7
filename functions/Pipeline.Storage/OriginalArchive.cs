using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>The bytes of every upload as they came, written once; nothing here is ever changed or deleted.</summary>
public sealed class OriginalArchive(StorageClients clients)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.Originals);

    public static string PathOf(UploadedBlob blob) => $"{blob.Partition.Folder}/{blob.Version}/{SafeName.Of(blob.Address.FileName)}";

    /// <summary>Keeps the bytes; nothing happens where they are kept already. Memory stays at a few MiB whatever the size.</summary>
    public async Task KeepAsync(UploadedBlob blob, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(blob, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            await MakeSureAsync(blob, content, cancellationToken);
        }
    }

    /// <summary>A host that died between a block and its commit leaves a name that is taken and holds nothing: what is not there in full is written all the same.</summary>
    /// <exception cref="InvalidOperationException">The original is not there in full, and the bytes cannot be read again; a repeated run has them anew.</exception>
    private async Task MakeSureAsync(UploadedBlob blob, Stream content, CancellationToken cancellationToken)
    {
        if (await HoldsAsync(blob, cancellationToken))
        {
            return;
        }
        if (!content.CanSeek)
        {
            throw new InvalidOperationException($"The original of {blob.Version} is not there in full.");
        }
        content.Position = 0;
        await WriteAsync(blob, content, null, cancellationToken);
    }

    private Task WriteAsync(UploadedBlob blob, Stream content, BlobRequestConditions? conditions, CancellationToken cancellationToken) =>
        container.GetBlobClient(PathOf(blob)).UploadAsync(content, new BlobUploadOptions
        {
            Conditions = conditions,
            TransferOptions = new StorageTransferOptions { MaximumConcurrency = 1, MaximumTransferSize = 4 * 1024 * 1024 },
        }, cancellationToken);

    /// <summary>The original is there in full.</summary>
    public async Task<bool> HoldsAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await container.GetBlobClient(PathOf(blob)).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.ContentLength == blob.Length;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Opens the original of an upload for reading.</summary>
    /// <exception cref="RequestFailedException">It is not there.</exception>
    public async Task<Stream> OpenAsync(UploadedBlob blob, CancellationToken cancellationToken) =>
        (await container.GetBlobClient(PathOf(blob)).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
}
