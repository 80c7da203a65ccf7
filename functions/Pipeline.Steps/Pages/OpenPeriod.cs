using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>Opens a period for reporting, or changes whom it expects.</summary>
public sealed class OpenPeriod(PeriodPlanStore plans, PeriodStore periods, TimeProvider time)
{
    public async Task RunAsync(
        Period period,
        DateTimeOffset? deadline,
        ImmutableArray<SchoolCode> excused,
        string who,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await periods.TouchAsync(period, now, cancellationToken);
        var before = await plans.FindAsync(period, cancellationToken);
        await plans.PutAsync(
            new PeriodPlan(period, before?.OpenedAt ?? now, before?.OpenedBy ?? who, [.. excused.Distinct()]),
            cancellationToken
        );
        if (deadline is { } at)
        {
            await periods.SetDeadlineAsync(period, at, who, cancellationToken);
        }
    }
}
