using Microsoft.Extensions.Logging;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Workflow;

/// <summary>截止时间: the last moment of reporting in time.</summary>
public sealed partial class SetDeadline(PeriodStore periods, TimeProvider time, ILogger<SetDeadline> log)
{
    /// <summary>Runs again without harm; the history keeps what held before and after.</summary>
    public async Task<ActResult> RunAsync(
        Period period,
        DateTimeOffset deadline,
        string who,
        string why,
        CancellationToken cancellationToken
    )
    {
        await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        if (!await periods.SetDeadlineAsync(period, deadline, who, why, cancellationToken))
        {
            return new ActResult(ActOutcome.AlreadyDone, $"截止时间本来就是{DeadlineText.Show(deadline)}。");
        }
        LogSet(period, deadline);
        return new ActResult(ActOutcome.Done, $"截止时间定为{DeadlineText.Show(deadline)}(北京时间)。");
    }

    [LoggerMessage(1203, LogLevel.Information, "The deadline of {Period} is {Deadline}.")]
    private partial void LogSet(Period period, DateTimeOffset deadline);
}
