using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;

namespace Pipeline.Storage;

/// <summary>Rosters that were uploaded on the page and wait to be confirmed.</summary>
public sealed class PendingRosters(StorageClients clients)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.Rosters);

    /// <summary>Keeps a workbook and returns the name to find it by.</summary>
    public async Task<string> PutAsync(byte[] content, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetHexString(16, true);
        await container.GetBlobClient(PathOf(id)).UploadAsync(BinaryData.FromBytes(content), overwrite: false, cancellationToken);
        return id;
    }

    /// <summary>Null if there is none of that name.</summary>
    public async Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != 16 || id.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            return null;
        }
        try
        {
            return (await container.GetBlobClient(PathOf(id)).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        container.GetBlobClient(PathOf(id)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private static string PathOf(string id) => $"pending/{id}.xlsx";
}
