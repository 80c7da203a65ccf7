using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation.Inputs;

/// <summary>A school's submissions of one period.</summary>
/// <param name="Status">What follows from its history.</param>
/// <param name="Counting">The accepted workbook, the one that is added up; null if none counts.</param>
public sealed record PeriodSubmissions(Period Period, SubmissionStatus Status, Submission? Counting)
{
    /// <summary>What the school has explained of the queries that only consolidation raises.</summary>
    public ImmutableArray<QueryExplanation> Explanations { get; init; } = [];

    /// <summary>
    /// The totals that the receipt of <see cref="Counting"/> showed, aligned with the form's measures; default if they are not kept.
    /// </summary>
    public ImmutableArray<Total> ReceiptTotals(FormDefinition form) =>
        Status.Accepted is { Totals.IsDefaultOrEmpty: false } accepted ? ReportedTotals.OfForm(accepted.Totals, form) : default;
}
