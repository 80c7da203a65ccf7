using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.Text;

namespace Pipeline.Storage;

/// <summary>
/// The bytes of every upload as they came, written once; nothing here is ever changed, and deleted only where the bureau purges.
/// </summary>
public sealed class OriginalStore(StorageClients clients, TimeProvider time)
{
    private const string PathKey = "uploadpath";
    private const string ETagKey = "uploadetag";
    private const string TimeKey = "uploadedat";

    /// <summary>When the host kept it, by the clock that its age is measured with, and finer than storage's whole seconds.</summary>
    private const string KeptKey = "keptat";
    private readonly BlobContainerClient container = clients.Container(StorageNames.Originals);

    public static string PathOf(UploadedBlob blob) =>
        $"{blob.Partition.Folder}/{blob.Version}/{SafeName.Of(PersonalData.Mask(blob.Address.FileName))}";

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

    /// <summary>
    /// The uploads whose originals lie in a folder: a period's, or a school's of a period; as they were when they were uploads.
    /// </summary>
    public async IAsyncEnumerable<KeptOriginal> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, folder + "/", cancellationToken))
        {
            if (
                item.Metadata is { } described
                && described.TryGetValue(PathKey, out var path)
                && described.TryGetValue(ETagKey, out var etag)
                && described.TryGetValue(TimeKey, out var ticks)
            )
            {
                var blob = new UploadedBlob(
                    Encoding.UTF8.GetString(Convert.FromBase64String(path)),
                    etag,
                    new DateTimeOffset(long.Parse(ticks, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero),
                    item.Properties.ContentLength ?? 0
                );
                yield return new KeptOriginal(
                    blob,
                    described.TryGetValue(KeptKey, out var kept)
                        ? new DateTimeOffset(long.Parse(kept, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero)
                        : item.Properties.LastModified ?? blob.UploadedAt
                );
            }
        }
    }

    /// <summary>
    /// A host that died between a block and its commit leaves a name that is taken and holds nothing: what is not there in full is written
    /// all the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">The original is not there in full, and the bytes cannot be read again; a repeated run
    /// has them anew.</exception>
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
        container
            .GetBlobClient(PathOf(blob))
            .UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = conditions,
                    Metadata = Describe(blob),
                    TransferOptions = new StorageTransferOptions { MaximumConcurrency = 1, MaximumTransferSize = 4 * 1024 * 1024 },
                },
                cancellationToken
            );

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

    /// <summary>Erases the original of a version with all that the service kept of it.</summary>
    /// <exception cref="RequestFailedException">A policy of immutability or a legal hold stands on it.</exception>
    public Task<int> EraseAsync(SubmissionPartition partition, string version, CancellationToken cancellationToken) =>
        BlobErasing.EraseAsync(container, $"{partition.Folder}/{version}/", null, cancellationToken);

    // Metadata takes ASCII alone, and 8 KiB of it: Base64 of the longest path is 4 KiB.
    private Dictionary<string, string> Describe(UploadedBlob blob) =>
        new(StringComparer.Ordinal)
        {
            [PathKey] = Convert.ToBase64String(Encoding.UTF8.GetBytes(blob.Path)),
            [ETagKey] = blob.ETag,
            [TimeKey] = blob.UploadedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
            [KeptKey] = time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture),
        };
}
