using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

/// <summary>The lease that makes a timer run in one host only, on <c>azure-webjobs-hosts/locks/{hostId}/{functionId}.Listener</c>.</summary>
internal sealed class TimerLock(BlobContainerClient hosts, string hostId, string functionId, TimeSpan duration, TimeProvider clock)
{
    private readonly BlobClient _blob = hosts.GetBlobClient($"locks/{hostId}/{functionId}.Listener");
    private BlobLeaseClient? _lease;

    public async Task<bool> TryAcquireAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lease = _blob.GetBlobLeaseClient();
            await lease.AcquireAsync(duration, cancellationToken: cancellationToken).ConfigureAwait(false);
            _lease = lease;
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
            return await TryAcquireAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return false;
        }
    }

    /// <summary>Renews until the lock is lost or the token fires; an outage shorter than the lease does no harm.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        var renewed = clock.GetTimestamp();
        while (clock.GetElapsedTime(renewed) < duration)
        {
            await Task.Delay(duration / 3, clock, cancellationToken).ConfigureAwait(false);
            try
            {
                await _lease!.RenewAsync(cancellationToken: cancellationToken).WaitAsync(duration / 3, clock, cancellationToken).ConfigureAwait(false);
                renewed = clock.GetTimestamp();
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
            {
                return;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Storage is away; the loop ends by itself when the lease has run out.
            }
        }
    }

    public async Task ReleaseAsync()
    {
        if (_lease is { } lease)
        {
            _lease = null;
            await lease.ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await _blob.UploadAsync(
                new BinaryData([]),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.BlobAlreadyExists || failure.Status == 412)
        {
            // Another host made it at the same time.
        }
    }
}
