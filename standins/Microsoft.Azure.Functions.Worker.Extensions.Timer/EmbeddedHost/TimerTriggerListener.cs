namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

internal sealed class TimerTriggerListener(IReadOnlyList<FunctionTimer> timers) : ITriggerListener
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(timers.Select(timer => Task.Run(() => timer.RunAsync(_stop.Token), CancellationToken.None)).ToList());
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
