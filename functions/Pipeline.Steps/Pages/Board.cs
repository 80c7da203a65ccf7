using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Status;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>A period as the bureau's board shows it, read at one moment.</summary>
/// <param name="Plan">Null if the bureau did not open the period.</param>
/// <param name="ReadAt">When it was read; it is some seconds old at most.</param>
public sealed record Board(Period Period, PeriodStatus Status, PeriodPlan? Plan, DateTimeOffset ReadAt)
{
    public PeriodStage Stage =>
        Status switch
        {
            { IsLocked: true, Publication: { } publication }
                when Status.Schools.All(school => !(school.ReceivedAt > publication.PublishedAt)) => PeriodStage.Published,
            { IsLocked: true } => PeriodStage.Locked,
            { Deadline: { } deadline } when ReadAt > deadline => PeriodStage.Due,
            _ => PeriodStage.Open,
        };

    /// <summary>The board of some areas only, with its own counts.</summary>
    public Board Within(Func<string, bool> sees)
    {
        ImmutableArray<SchoolStatus> schools = [.. Status.Schools.Where(school => sees(school.Area))];
        var codes = schools.Select(school => school.Code).ToHashSet(StringComparer.Ordinal);
        var expected = schools.Where(school => school.IsExpected).ToList();
        return this with
        {
            Status = Status with
            {
                Schools = schools,
                Expected = expected.Count,
                Received = expected.Count(school => school.State != ReportingState.NotReceived),
                Failed = [.. Status.Failed.Where(path => path.Split('/') is [_, var code, ..] && codes.Contains(code))],
            },
        };
    }
}
