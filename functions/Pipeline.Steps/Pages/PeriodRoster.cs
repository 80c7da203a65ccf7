using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>The roster as a period sees it: schools that the bureau excused are not expected.</summary>
public sealed class PeriodRoster(RosterStore rosters, PeriodPlanStore plans)
{
    /// <summary>Null if there is no roster. The version tells excuses apart, so that a publication follows them.</summary>
    public async Task<StoredRoster?> CurrentAsync(Period period, CancellationToken cancellationToken)
    {
        var stored = await rosters.CurrentAsync(cancellationToken);
        if (stored is null || await plans.FindAsync(period, cancellationToken) is not { Excused.Length: > 0 } plan)
        {
            return stored;
        }
        var excused = plan.Excused.ToHashSet();
        return stored with
        {
            Roster = new Roster(
                stored.Roster.Schools.Select(school => excused.Contains(school.Code) ? school with { IsOpen = false } : school)
            ),
            Version = stored.Version + "-" + string.Join(' ', plan.Excused.Order()),
        };
    }
}
