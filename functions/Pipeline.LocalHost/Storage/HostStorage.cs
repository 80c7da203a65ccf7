using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.LocalHost.Storage;

/// <summary>The host's own blobs, in the container and under the names that Azure's host uses.</summary>
internal sealed class HostStorage
{
    private readonly BlobContainerClient container;
    private readonly HostSettings options;
    private readonly TimeProvider time;

    public HostStorage(HostSettings options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        container = new BlobServiceClient(options.StorageConnection).GetBlobContainerClient("azure-webjobs-hosts");
    }

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>A lock that one host at a time holds, and that runs out by itself when the host dies.</summary>
    public HeldLock Lock(string name) => new(container.GetBlockBlobClient($"locks/{options.HostId}/{name}"), time);

    /// <summary>Reads a document of this host's; null if there is none.</summary>
    public async Task<T?> ReadAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<T>();
        }
        catch (Exception exception) when (exception is RequestFailedException { Status: 404 } or JsonException)
        {
            return null;
        }
    }

    public Task WriteAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        container.GetBlobClient(path).UploadAsync(BinaryData.FromObjectAsJson(value), overwrite: true, cancellationToken);

    /// <summary>The path of a document of this host's, such as <c>timers/HOST/Host.Functions.CleanUp/status</c>.</summary>
    public string PathOf(string kind, string name) => $"{kind}/{options.HostId}/{name}";
}
