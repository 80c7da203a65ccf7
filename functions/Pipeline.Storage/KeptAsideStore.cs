using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>What could not be handled, kept for people to look at.</summary>
public sealed class KeptAsideStore(StorageClients clients)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.KeptAside);

    /// <summary>Keeps something once; false if it was kept before, so that it is told once.</summary>
    public async Task<bool> TryKeepAsync(string name, BinaryData content, CancellationToken cancellationToken)
    {
        try
        {
            await container
                .GetBlobClient(name)
                .UploadAsync(
                    content,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                );
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>As JSON.</summary>
    public Task<bool> TryKeepAsync<TValue>(string name, TValue value, CancellationToken cancellationToken) =>
        TryKeepAsync(name, BinaryData.FromBytes(StorageJson.WriteBytes(value)), cancellationToken);
}
