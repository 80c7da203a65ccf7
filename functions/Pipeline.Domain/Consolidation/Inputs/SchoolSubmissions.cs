using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation.Inputs;

/// <summary>All of one school that bears on a summary.</summary>
/// <param name="Periods">A line a period; those that the summary does not cover serve for comparison only.</param>
/// <param name="Earlier">Accepted submissions of earlier periods, at most one a period, for comparison and the change rule.</param>
public sealed record SchoolSubmissions(School School, ImmutableArray<PeriodSubmissions> Periods, ImmutableArray<Submission> Earlier)
{
    /// <summary>The line of a period; null if there is none.</summary>
    public PeriodSubmissions? Of(Period period) => Periods.FirstOrDefault(line => line.Period == period);

    /// <summary>The workbook of a period that counts; null if there is none.</summary>
    public Submission? Counting(Period period) => Of(period)?.Counting ?? Given(period);

    /// <summary>The workbook of a period that was given for comparison; null if there is none.</summary>
    public Submission? Given(Period period) => Earlier.FirstOrDefault(submission => submission.Period == period);
}
