using Azure;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;

/// <summary>What a loop does while storage is away: waits that double from half a second to five seconds, and one line in the log, not one a try.</summary>
internal sealed partial class OutageBackoff(string what, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan _next = Shortest;
    private bool _failing;

    public void Succeeded()
    {
        if (_failing)
        {
            LogRecovered(logger, what);
        }

        _failing = false;
        _next = Shortest;
    }

    /// <summary>Never throws, so that the loop ends by its own condition.</summary>
    public async Task FailedAsync(Exception failure, CancellationToken cancellationToken)
    {
        var level = _failing ? LogLevel.Debug : LogLevel.Warning;
        LogFailed(logger, level, IsAway(failure) ? null : failure, what, Reason(failure));
        _failing = true;
        var wait = _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Without an answer a stack trace says nothing; the retries of the client come as an aggregate of them.
    private static bool IsAway(Exception failure) => failure switch
    {
        AggregateException many => many.InnerExceptions.All(IsAway),
        RequestFailedException { Status: 0 or >= 500 } => true,
        TaskCanceledException => true,
        _ => false,
    };

    private static string Reason(Exception failure)
    {
        var first = failure is AggregateException many ? many.InnerExceptions[0] : failure;
        return first.Message.Split('\n')[0].TrimEnd();
    }

    [LoggerMessage(Message = "{What} failed and is tried again: {Reason}")]
    private static partial void LogFailed(ILogger logger, LogLevel level, Exception? failure, string what, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} works again")]
    private static partial void LogRecovered(ILogger logger, string what);
}
