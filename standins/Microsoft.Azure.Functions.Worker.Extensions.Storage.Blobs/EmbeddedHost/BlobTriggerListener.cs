using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>Scans containers on one side and works off the queue on the other; neither ends by an outage of storage.</summary>
internal sealed class BlobTriggerListener(
    IReadOnlyList<ContainerScanner> scanners, BlobQueueProcessor processor, TimeProvider clock, TimeSpan interval, ILogger logger) : ITriggerListener
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var loops = scanners.Select(scanner => Task.Run(() => ScanAsync(scanner, _stop.Token), CancellationToken.None));
        _loops = Task.WhenAll(loops.Append(Task.Run(() => processor.RunAsync(_stop.Token), CancellationToken.None)).ToList());
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await processor.DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    // A scan that found something is followed at once. One that took long is followed by a pause as long as itself, so that a big container is not listed without end.
    private async Task ScanAsync(ContainerScanner scanner, CancellationToken cancellationToken)
    {
        var backoff = new OutageBackoff($"Scanning the container '{scanner.ContainerName}'", clock, logger);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var started = clock.GetTimestamp();
                var found = await scanner.ScanAsync(cancellationToken).ConfigureAwait(false);
                var took = clock.GetElapsedTime(started);
                backoff.Succeeded();
                var pause = found > 0 ? Shortest : interval > took ? interval : took;
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                await backoff.FailedAsync(failure, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
