using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Workflow;

/// <summary>锁定 and 取消锁定: what comes after a lock is kept and answered, and counts once the lock is lifted.</summary>
public sealed partial class LockPeriod(
    PeriodStore periods,
    StatusSettler settler,
    TimeProvider time,
    IOptions<PipelineOptions> options,
    ILogger<LockPeriod> log
)
{
    /// <summary>Runs again without harm: statuses that a crash left behind are brought up too.</summary>
    public async Task<ActResult> RunAsync(Period period, bool locked, string who, string why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await periods.TouchAsync(period, now, cancellationToken);
        var changed = await periods.SetLockAsync(period, locked, now, who, why, cancellationToken);
        await settler.SettledAsync(period, options.Value.Parallelism, cancellationToken);
        LogLocked(period, locked, changed);
        return changed
            ? new ActResult(ActOutcome.Done, locked ? "已锁定。" : "已取消锁定。")
            : new ActResult(ActOutcome.AlreadyDone, locked ? "已经是锁定的。" : "没有锁定。");
    }

    [LoggerMessage(1202, LogLevel.Information, "Period {Period} locked: {Locked} (changed: {Changed}).")]
    private partial void LogLocked(Period period, bool locked, bool changed);
}
