using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>
/// Receipts by ETag: a blob of no bytes says that the trigger's message was put on the queue. It is begun with the mark
/// <c>Incomplete</c>, as the real host does, so that a host which dies in between loses nothing.
/// </summary>
internal sealed class BlobReceipts(BlobServiceClient account, string hostId, TimeSpan takeover, TimeProvider clock)
{
    private const string Incomplete = "Incomplete";
    private readonly BlobContainerClient _hosts = account.GetBlobContainerClient("azure-webjobs-hosts");

    public string NameOf(string functionId, string eTag, string container, string blob) =>
        $"{Folder(functionId)}{eTag}/{container}/{blob}";

    /// <summary>The names of all finished receipts of a function; cheaper than asking one by one when there are many blobs.</summary>
    public async Task<HashSet<string>> FinishedAsync(string functionId, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var pages = _hosts.GetBlobsAsync(BlobTraits.Metadata, prefix: Folder(functionId), cancellationToken: cancellationToken);
            await foreach (var receipt in pages.ConfigureAwait(false))
            {
                if (receipt.Metadata?.ContainsKey(Incomplete) != true)
                {
                    names.Add(receipt.Name);
                }
            }
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // No host has run on this account yet.
        }

        return names;
    }

    /// <summary>Claims the receipt, puts the message on the queue and finishes the receipt.</summary>
    public async Task<ReceiptOutcome> EnqueueOnceAsync(string name, Func<Task> enqueue, CancellationToken cancellationToken)
    {
        var receipt = _hosts.GetBlobClient(name);
        var (claim, outcome) = await ClaimAsync(receipt, cancellationToken).ConfigureAwait(false);
        if (claim is not { } eTag)
        {
            return outcome;
        }

        await enqueue().ConfigureAwait(false);
        try
        {
            await receipt.SetMetadataAsync(
                new Dictionary<string, string>(), new BlobRequestConditions { IfMatch = eTag }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // Deleted by someone, or taken over after a long stall: the message is on the queue either way.
        }

        return ReceiptOutcome.Enqueued;
    }

    private async Task<(ETag? Claim, ReceiptOutcome Outcome)> ClaimAsync(BlobClient receipt, CancellationToken cancellationToken)
    {
        var mark = new Dictionary<string, string> { [Incomplete] = Guid.NewGuid().ToString("N") };
        try
        {
            return (await CreateAsync(receipt, mark, cancellationToken).ConfigureAwait(false), default);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return await ClaimAsync(receipt, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.BlobAlreadyExists || failure.Status == 412)
        {
            return await TakeOverAsync(receipt, mark, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ETag> CreateAsync(BlobClient receipt, Dictionary<string, string> mark, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Metadata = mark, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        return (await receipt.UploadAsync(new BinaryData([]), options, cancellationToken).ConfigureAwait(false)).Value.ETag;
    }

    // A receipt that stayed unfinished belongs to a host that died: one of the others takes its place, by the receipt's own ETag.
    private async Task<(ETag? Claim, ReceiptOutcome Outcome)> TakeOverAsync(
        BlobClient receipt, Dictionary<string, string> mark, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await receipt.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            if (!found.Metadata.ContainsKey(Incomplete))
            {
                return (null, ReceiptOutcome.Finished);
            }

            if (clock.GetUtcNow() - found.LastModified < takeover)
            {
                return (null, ReceiptOutcome.LeftToAnother);
            }

            var conditions = new BlobRequestConditions { IfMatch = found.ETag };
            return ((await receipt.SetMetadataAsync(mark, conditions, cancellationToken).ConfigureAwait(false)).Value.ETag, default);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return (null, ReceiptOutcome.LeftToAnother);
        }
    }

    private string Folder(string functionId) => $"blobreceipts/{hostId}/{functionId}/";
}
