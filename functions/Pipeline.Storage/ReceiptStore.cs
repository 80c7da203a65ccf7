using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>The answers to the uploads, one an upload: <c>{period}/{school}/{version}.xlsx</c>.</summary>
public sealed class ReceiptStore(StorageClients clients)
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly BlobContainerClient container = clients.Container(StorageNames.Receipts);

    public static string PathOf(SubmissionPartition partition, string version) => $"{partition.Folder}/{version}.xlsx";

    /// <summary>Puts the receipt there, in the place of an earlier one for the same upload.</summary>
    public async Task PutAsync(string path, Stream content, CancellationToken cancellationToken) =>
        await container
            .GetBlobClient(path)
            .UploadAsync(
                content,
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentType } },
                cancellationToken
            );

    /// <summary>Puts an answer in plain text there.</summary>
    public async Task PutTextAsync(string path, Stream content, CancellationToken cancellationToken) =>
        await container
            .GetBlobClient(path)
            .UploadAsync(
                content,
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" } },
                cancellationToken
            );

    /// <summary>Erases the receipt of a version with all that the service kept of it.</summary>
    public Task<int> EraseAsync(SubmissionPartition partition, string version, CancellationToken cancellationToken) =>
        BlobErasing.EraseAsync(container, $"{partition.Folder}/{version}.", null, cancellationToken);

    public async Task<bool> HoldsAsync(string path, CancellationToken cancellationToken) =>
        await container.GetBlobClient(path).ExistsAsync(cancellationToken);

    /// <summary>Opens a receipt for reading; null if there is none.</summary>
    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }
}
