using Azure.Storage.Blobs.Specialized;

namespace Pipeline.Storage;

/// <summary>
/// Holds a lease and renews it until disposed. It only keeps two publishers from doing the same work: that nothing half published is
/// ever in force follows from the pointer's condition, not from the lease.
/// </summary>
public sealed class PublicationLease : IAsyncDisposable
{
    internal static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private readonly BlobLeaseClient lease;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task renewing;

    internal PublicationLease(BlobLeaseClient lease, TimeProvider time)
    {
        this.lease = lease;
        renewing = RenewAsync(time);
    }

    /// <summary>Cancelled once the lease could not be renewed.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await renewing;
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception exception) when (StorageFailure.IsOne(exception, CancellationToken.None))
        {
            // Lost, or out of reach: it runs out by itself within a minute.
        }
        lost.Dispose();
        stop.Dispose();
    }

    private async Task RenewAsync(TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, stop.Token);
                await lease.RenewAsync(cancellationToken: stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception exception) when (StorageFailure.IsOne(exception, stop.Token))
        {
            await lost.CancelAsync();
        }
    }
}
