using System.Globalization;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Domain.Periods;

namespace Pipeline.Storage;

/// <summary>
/// Published summaries: a folder a version, <c>{period}/v{number}-{digest}/</c>, and <c>{period}/current.json</c> that points to the one in
/// force. A folder is named by what went into it, so two publishers at once never write into each other's; only the pointer says what is
/// published.
/// </summary>
public sealed class SummaryStore(StorageClients clients, TimeProvider time)
{
    private readonly BlobContainerClient container = clients.Container(StorageNames.Summaries);

    public static string FolderOf(Period period, int number, string digest) =>
        string.Create(CultureInfo.InvariantCulture, $"{period}/v{number:D4}-{digest[..8]}");

    public async Task<PublicationPointer> PointerAsync(Period period, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await Pointer(period).DownloadContentAsync(cancellationToken)).Value;
            var pointer = StorageJson.Read<PointerDocument>(content.Content.ToMemory().Span);
            return new PublicationPointer(
                new Publication(period, pointer.Number, pointer.Folder, pointer.Digest, pointer.PublishedAt) { IsFinal = pointer.Final },
                content.Details.ETag
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return new PublicationPointer(null, default);
        }
    }

    /// <summary>
    /// Makes a publication the one in force, provided that the pointer is still as it was read; false if somebody else published since.
    /// </summary>
    public async Task<bool> TryFlipAsync(PublicationPointer before, Publication publication, CancellationToken cancellationToken)
    {
        var document = new PointerDocument(
            publication.Number,
            publication.Folder,
            publication.Digest,
            publication.PublishedAt,
            publication.IsFinal
        );
        try
        {
            await Pointer(publication.Period)
                .UploadAsync(
                    BinaryData.FromBytes(StorageJson.WriteBytes(document)),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions = before.Current is null
                            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                            : new BlobRequestConditions { IfMatch = before.ETag },
                    },
                    cancellationToken
                );
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes one file of a version; it counts only once the pointer is flipped.</summary>
    public async Task WriteAsync(string folder, string name, string contentType, Stream content, CancellationToken cancellationToken) =>
        await container
            .GetBlobClient(folder + "/" + name)
            .UploadAsync(
                content,
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } },
                cancellationToken
            );

    /// <summary>Opens a file of a version for reading; null if it is not there.</summary>
    public async Task<Stream?> OpenAsync(string folder, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(folder + "/" + name).DownloadStreamingAsync(cancellationToken: cancellationToken))
                .Value
                .Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Erases a publication's files with all that the service kept of them.</summary>
    public Task<int> EraseAsync(Publication publication, CancellationToken cancellationToken) =>
        BlobErasing.EraseAsync(container, publication.Folder + "/", null, cancellationToken);

    /// <summary>Takes the lease under which a period is published; null if somebody else holds it.</summary>
    public async Task<PublicationLease?> TryLeaseAsync(Period period, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient($"{period}/lock");
        try
        {
            await blob.UploadAsync(
                BinaryData.FromBytes([]),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412) { }
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(PublicationLease.Duration, cancellationToken: cancellationToken);
            return new PublicationLease(lease, time);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return null;
        }
    }

    private BlobClient Pointer(Period period) => container.GetBlobClient($"{period}/current.json");

    private sealed record PointerDocument(
        [property: JsonPropertyName("number")] int Number,
        [property: JsonPropertyName("folder")] string Folder,
        [property: JsonPropertyName("digest")] string Digest,
        [property: JsonPropertyName("publishedAt")] DateTimeOffset PublishedAt,
        [property: JsonPropertyName("final")] bool Final = false
    );
}
