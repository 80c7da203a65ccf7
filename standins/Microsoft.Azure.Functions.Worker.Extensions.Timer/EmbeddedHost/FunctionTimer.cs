using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

/// <summary>Runs one function by its schedule while it holds the timer's lock; runs never overlap.</summary>
internal sealed partial class FunctionTimer(
    FunctionDescriptor function, TimerSchedule schedule, bool runOnStartup, ScheduleMonitor? monitor, TimerLock timerLock,
    FunctionInvoker invoker, TimeProvider clock, ILogger logger)
{
    // Task.Delay takes no more than 49 days; and after the machine slept, the schedule is looked at again soon.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LockPoll = TimeSpan.FromSeconds(5);
    private bool _startupPending = runOnStartup;
    private DateTime _last;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var backoff = new OutageBackoff($"The lock of timer '{function.Name}'", clock, logger);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await timerLock.TryAcquireAsync(cancellationToken).ConfigureAwait(false))
                {
                    await RunWhileLockedAsync(cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await Task.Delay(LockPoll, clock, cancellationToken).ConfigureAwait(false);
                }

                backoff.Succeeded();
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

    private async Task RunWhileLockedAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hold = timerLock.HoldAsync(end.Token);
        _ = hold.ContinueWith(_ => end.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await FollowScheduleAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLockLost(logger, function.Name);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await hold.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async Task FollowScheduleAsync(CancellationToken cancellationToken)
    {
        var status = monitor is null ? null : await RecordedAsync(monitor, cancellationToken).ConfigureAwait(false);
        var next = status?.Next ?? schedule.NextAfter(Now);
        if (status is not null && status.Next < Now)
        {
            LogPastDue(logger, function.Name, status.Next);
            next = await CallAsync(status, pastDue: true, cancellationToken).ConfigureAwait(false);
        }
        else if (_startupPending)
        {
            next = await CallAsync(status, pastDue: false, cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            await UntilAsync(next, cancellationToken).ConfigureAwait(false);
            var recorded = monitor is null ? null : new ScheduleStatus { Last = _last, Next = next, LastUpdated = Now };
            next = await CallAsync(recorded, pastDue: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // The status as recorded, or a first one; a schedule that was edited since begins anew from its last run.
    private async Task<ScheduleStatus> RecordedAsync(ScheduleMonitor state, CancellationToken cancellationToken)
    {
        var status = await state.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (status is null)
        {
            status = new ScheduleStatus { Next = schedule.NextAfter(Now), LastUpdated = Now };
            await state.WriteAsync(status, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var expected = schedule.NextAfter(status.Last == default ? status.LastUpdated : status.Last);
            if (status.Next != expected)
            {
                status.Next = expected;
                status.LastUpdated = Now;
                await state.WriteAsync(status, cancellationToken).ConfigureAwait(false);
            }
        }

        _last = status.Last;
        return status;
    }

    // The failure of a function is logged by the invoker and ends there: the schedule goes on.
    private async Task<DateTime> CallAsync(ScheduleStatus? status, bool pastDue, CancellationToken cancellationToken)
    {
        _startupPending = false;
        var called = Now;
        var info = new TimerInfo { ScheduleStatus = status, IsPastDue = pastDue };
        var trigger = new TriggerInvocation
        {
            BindTrigger = (_, _) => ValueTask.FromResult<object?>(info),
            Reason = pastDue ? "timer, past due" : "timer",
        };
        try
        {
            // Not the loop's token: a lock lost in between does not cut the run short, and a shutdown tells it anyway.
            await invoker.InvokeAsync(function, trigger, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A run that the shutdown cut short is not recorded, so that it is made up for.
            cancellationToken.ThrowIfCancellationRequested();
        }

        // From the time of the call: a run that outlasts its interval is followed at once by the next, as in the real host.
        _last = called;
        var next = schedule.NextAfter(called);
        if (monitor is not null)
        {
            await RecordAsync(monitor, next).ConfigureAwait(false);
        }

        return next;
    }

    private async Task RecordAsync(ScheduleMonitor state, DateTime next)
    {
        try
        {
            await state.WriteAsync(new ScheduleStatus { Last = _last, Next = next, LastUpdated = Now }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogRecordFailed(logger, failure, function.Name);
        }
    }

    private async Task UntilAsync(DateTime time, CancellationToken cancellationToken)
    {
        for (var wait = time - Now; wait > TimeSpan.Zero; wait = time - Now)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await timerLock.ReleaseAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogReleaseFailed(logger, failure, function.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer '{Function}' lost its lock and waits for it")]
    private static partial void LogLockLost(ILogger logger, string function);

    [LoggerMessage(Level = LogLevel.Information, Message = "Timer '{Function}' is past due: it should have run at {Due:O}")]
    private static partial void LogPastDue(ILogger logger, string function, DateTime due);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of timer '{Function}' could not be recorded")]
    private static partial void LogRecordFailed(ILogger logger, Exception failure, string function);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The lock of timer '{Function}' was not released; it ends with its lease")]
    private static partial void LogReleaseFailed(ILogger logger, Exception failure, string function);
}
