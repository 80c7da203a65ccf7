using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Where a school stands in one period.</summary>
/// <param name="Newest">The newest workbook, whatever became of it; null where none came.</param>
/// <param name="Counting">The newest accepted workbook, the one that is added up; null where none counts.</param>
public sealed record PeriodSubmissions(Period Period, SubmissionOutline? Newest, Submission? Counting)
{
    public ReviewState Review { get; init; }

    /// <summary>When the first accepted workbook came, for the deadline; null means that <see cref="Counting"/> was the first.</summary>
    public DateTimeOffset? FirstAcceptedAt { get; init; }

    /// <summary>The totals that the receipt of <see cref="Counting"/> showed, by form; null has them added up again.</summary>
    public ImmutableDictionary<string, ImmutableArray<Total>>? ReceiptTotals { get; init; }

    /// <summary>What the school has explained of the queries that only consolidation raises.</summary>
    public ImmutableArray<QueryExplanation> Explanations { get; init; } = [];
}
