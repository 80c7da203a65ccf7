using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage.Access;

/// <summary>
/// The keys that cookies and forms are protected with, shared by all instances, and the sheets that wait to be fetched once. No role of the
/// bureau reaches this container, which lies in the host's own account.
/// </summary>
public sealed class KeyRingStore(StorageClients clients)
{
    private const string KeyFolder = "ring/";
    private const string SheetFolder = "sheets/";
    private readonly BlobContainerClient container = clients.Container(StorageNames.Keys);

    /// <summary>Every key as XML; none where the container is not there yet.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        try
        {
            await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, KeyFolder, cancellationToken))
            {
                keys.Add((await container.GetBlobClient(item.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToString());
            }
        }
        catch (RequestFailedException exception) when (exception.Status == 404) { }
        return keys;
    }

    public async Task AddKeyAsync(string name, string xml, CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken))
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        await container
            .GetBlobClient($"{KeyFolder}{SafeName.Of(name)}.xml")
            .UploadAsync(BinaryData.FromString(xml), overwrite: true, cancellationToken);
    }

    /// <summary>Keeps an encrypted sheet until it is fetched.</summary>
    public Task PutSheetAsync(string id, byte[] encrypted, CancellationToken cancellationToken) =>
        container.GetBlobClient(SheetFolder + id).UploadAsync(BinaryData.FromBytes(encrypted), overwrite: false, cancellationToken);

    /// <summary>Takes a sheet away and returns it; null if it was fetched before, or never was.</summary>
    public async Task<byte[]?> TakeSheetAsync(string id, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(SheetFolder + id);
        try
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value;
            await blob.DeleteAsync(
                conditions: new BlobRequestConditions { IfMatch = content.Details.ETag },
                cancellationToken: cancellationToken
            );
            return content.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Sheets that nobody fetched since a moment are taken away.</summary>
    public async Task RemoveSheetsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, SheetFolder, cancellationToken))
        {
            if (item.Properties.LastModified < before)
            {
                await container.GetBlobClient(item.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }
}
