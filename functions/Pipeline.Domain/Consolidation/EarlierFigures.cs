using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation;

/// <summary>The earlier periods that a summary may be held against: 同比 where any school has figures of it, otherwise 环比.</summary>
internal sealed class EarlierFigures(Period period, ImmutableArray<SchoolTally> tallies, AreaTree areas)
{
    private readonly PeriodFigures yearEarlier = new(tallies, areas);
    private readonly PeriodFigures before = new(tallies, areas);
    private readonly ImmutableArray<FormSpace> spaces = [.. tallies.Select(tally => tally.Space)];

    public void Add(School school, SchoolSubmissions submissions)
    {
        Add(yearEarlier, school, submissions, period.YearEarlier);
        if (!period.IsYear)
        {
            Add(before, school, submissions, period.Before);
        }
    }

    public Comparison? ToComparison(Func<SchoolCode, int> placeOfSchool)
    {
        var figures = yearEarlier.IsEmpty ? before : yearEarlier;
        return figures.IsEmpty
            ? null
            : new Comparison(
                ReferenceEquals(figures, yearEarlier) ? period.YearEarlier : period.Before,
                ReferenceEquals(figures, yearEarlier),
                figures.ToSummaries(placeOfSchool)
            )
            {
                Schools = figures.Schools,
            };
    }

    private void Add(PeriodFigures figures, School school, SchoolSubmissions submissions, Period at)
    {
        if (CountedRows.Of(school, at, submissions.Counting, spaces) is { IsNone: false } counted)
        {
            figures.Add(school, counted.Rows);
        }
    }
}
