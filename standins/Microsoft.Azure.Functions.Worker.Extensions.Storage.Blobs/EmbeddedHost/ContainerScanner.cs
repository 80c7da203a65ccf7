using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>Lists one container and puts every blob of a new ETag on the queue, once for each function whose path it matches.</summary>
internal sealed partial class ContainerScanner(
    IReadOnlyList<BlobRegistration> registrations, BlobReceipts receipts, BlobTriggerQueue queue, ILogger logger)
{
    private const int PageSize = 5000;
    private const int AskOneByOne = 64;
    private const int Parallelism = 8;
    private readonly BlobContainerClient _container = registrations[0].Container;
    private readonly string _prefix = CommonPrefix(registrations);
    private readonly Dictionary<string, string> _settled = new(StringComparer.Ordinal);
    private HashSet<string>? _finished;

    public string ContainerName => _container.Name;

    /// <summary>The number of messages that were put on the queue.</summary>
    public async Task<int> ScanAsync(CancellationToken cancellationToken)
    {
        var found = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var pages = _container.GetBlobsAsync(prefix: _prefix, cancellationToken: cancellationToken).AsPages(pageSizeHint: PageSize);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                seen.UnionWith(page.Values.Select(blob => blob.Name));
                found += await EnqueueAsync(NewIn(page), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.ContainerNotFound || failure.ErrorCode == BlobErrorCode.ContainerBeingDeleted)
        {
            seen.Clear();
        }

        Forget(seen);
        return found;
    }

    private List<BlobItem> NewIn(Page<BlobItem> page) => page.Values
        .Where(blob => blob.Properties.ETag is { } eTag
            && !(_settled.TryGetValue(blob.Name, out var known) && string.Equals(known, QuotedETag.Of(eTag), StringComparison.Ordinal)))
        .ToList();

    private async Task<int> EnqueueAsync(List<BlobItem> blobs, CancellationToken cancellationToken)
    {
        if (blobs.Count > AskOneByOne && _finished is null)
        {
            _finished = await FinishedAsync(cancellationToken).ConfigureAwait(false);
        }

        var found = 0;
        var settled = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(blobs, options, async (blob, token) =>
            {
                var (enqueued, done) = await EnqueueAsync(blob, token).ConfigureAwait(false);
                Interlocked.Add(ref found, enqueued);
                if (done)
                {
                    settled[blob.Name] = QuotedETag.Of(blob.Properties.ETag!.Value);
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (name, eTag) in settled)
            {
                _settled[name] = eTag;
            }
        }

        return found;
    }

    private async Task<(int Enqueued, bool Settled)> EnqueueAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var enqueued = 0;
        var settled = true;
        foreach (var registration in registrations.Where(registration => registration.Pattern.TryMatch(blob.Name, out _)))
        {
            var outcome = await EnqueueAsync(registration, blob, cancellationToken).ConfigureAwait(false);
            enqueued += outcome == ReceiptOutcome.Enqueued ? 1 : 0;
            settled &= outcome != ReceiptOutcome.LeftToAnother;
        }

        return (enqueued, settled);
    }

    private async Task<ReceiptOutcome> EnqueueAsync(BlobRegistration registration, BlobItem blob, CancellationToken cancellationToken)
    {
        var eTag = QuotedETag.Of(blob.Properties.ETag!.Value);
        var id = registration.Function.Id;
        var receipt = receipts.NameOf(id, eTag, ContainerName, blob.Name);
        if (_finished?.Contains(receipt) == true)
        {
            return ReceiptOutcome.Finished;
        }

        var message = BlobTriggerMessage.For(id, ContainerName, blob.Name, eTag, $"{blob.Properties.BlobType ?? BlobType.Block}Blob");
        try
        {
            return await receipts.EnqueueOnceAsync(receipt, () => queue.SendAsync(message, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.Status == 400)
        {
            // A name too long for a receipt would otherwise hold up every other blob of the container at each scan.
            LogRefused(logger, failure, registration.Function.Name, ContainerName, blob.Name);
            return ReceiptOutcome.Finished;
        }
    }

    private async Task<HashSet<string>> FinishedAsync(CancellationToken cancellationToken)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var registration in registrations)
        {
            all.UnionWith(await receipts.FinishedAsync(registration.Function.Id, cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    // The list of receipts served the first look at the blobs that lay there before; it is not kept after that.
    private void Forget(HashSet<string> seen)
    {
        _finished = _finished is null ? null : [];
        foreach (var name in _settled.Keys.Where(name => !seen.Contains(name)).ToList())
        {
            _settled.Remove(name);
        }
    }

    private static string CommonPrefix(IReadOnlyList<BlobRegistration> registrations)
    {
        var prefix = registrations[0].Pattern.Prefix;
        foreach (var other in registrations.Select(registration => registration.Pattern.Prefix))
        {
            var length = prefix.AsSpan().CommonPrefixLength(other);
            prefix = prefix[..length];
        }

        return prefix;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Function}': storage refuses a receipt for the blob '{Container}/{Blob}'; it is not processed")]
    private static partial void LogRefused(ILogger logger, Exception failure, string function, string container, string blob);
}
