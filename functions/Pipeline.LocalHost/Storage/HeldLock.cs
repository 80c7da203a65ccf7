using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.LocalHost.Storage;

/// <summary>A blob's lease, held by one host of an app at a time and renewed while it is asked for.</summary>
internal sealed class HeldLock(BlockBlobClient blob, TimeProvider time)
{
    /// <summary>The shortest that the service knows, so that the work of a killed host is soon taken over.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(5);

    private BlobLeaseClient? lease;
    private long renewed;

    /// <summary>True if this host holds the lock now. Takes it if it is free, renews it when a third of its time is over.</summary>
    /// <param name="cancellationToken">Gives up asking.</param>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        if (lease is null)
        {
            return await TakeAsync(cancellationToken);
        }
        if (time.GetElapsedTime(renewed) < RenewAfter)
        {
            return true;
        }
        try
        {
            var now = time.GetTimestamp();
            await lease.RenewAsync(cancellationToken: cancellationToken);
            renewed = now;
            return true;
        }
        catch (RequestFailedException)
        {
            lease = null;
            return false;
        }
    }

    public async Task ReleaseAsync()
    {
        if (lease is { } held)
        {
            lease = null;
            try
            {
                await held.ReleaseAsync();
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
            {
                // It ran out, or storage is away: it ends by itself.
            }
        }
    }

    private async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = blob.GetBlobLeaseClient();
        var now = time.GetTimestamp();
        try
        {
            await taken.AcquireAsync(Period, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            await CreateAsync(cancellationToken);
            return false;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
        lease = taken;
        renewed = now;
        return true;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(
                Stream.Null,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Another host was faster.
        }
    }
}
