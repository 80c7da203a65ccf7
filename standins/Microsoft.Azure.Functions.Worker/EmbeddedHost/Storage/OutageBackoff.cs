namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;

/// <summary>Waits that double from half a second to five seconds while something outside fails.</summary>
internal sealed class OutageBackoff(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan _next = TimeSpan.FromMilliseconds(500);

    public bool Failing { get; private set; }

    public void Succeeded()
    {
        Failing = false;
        _next = TimeSpan.FromMilliseconds(500);
    }

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        Failing = true;
        var wait = _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return Task.Delay(wait, clock, cancellationToken);
    }
}
