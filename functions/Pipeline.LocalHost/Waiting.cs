namespace Pipeline.LocalHost;

/// <summary>Waits that a stop ends early without an exception.</summary>
internal static class Waiting
{
    public static async Task ForAsync(TimeSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        if (span > TimeSpan.Zero)
        {
            await Task.Delay(span, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
