using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Consolidation;

/// <summary>A district's figures of one period, all but the single rows: what the summary workbook, the document and summary.json are written from.</summary>
/// <param name="GeneratedAt">The newest time among what went in, not the clock, so that the same input gives the same bytes.</param>
/// <param name="Areas">Top areas in the roster's order.</param>
/// <param name="Forms">In the catalogue's order; also those that nobody reported.</param>
/// <param name="Halves">For a year: the forms of its first and second half as reported by halves; else empty.</param>
/// <param name="Schools">Every expected school and every other that reported, in the roster's order.</param>
/// <param name="Findings">Queries, open and explained, of the workbooks that count.</param>
/// <param name="CrossFindings">What only shows across schools or periods; also among <paramref name="Findings"/>.</param>
/// <param name="Awards">The rows of forms with a SameInOtherSchool check, best first (level, then rank), at most 200.</param>
/// <param name="Comparison">Null where no earlier period is there.</param>
public sealed record Summary(Period Period, DateTimeOffset GeneratedAt, ImmutableArray<AreaNode> Areas, Coverage Coverage,
    ImmutableArray<FormSummary> Forms, ImmutableArray<(Period Half, ImmutableArray<FormSummary> Forms)> Halves,
    ImmutableArray<SchoolReport> Schools, ImmutableArray<SchoolFinding> Findings, ImmutableArray<SchoolFinding> CrossFindings,
    ImmutableArray<AwardLine> Awards, ImmutableArray<ControlTotal> Controls, Comparison? Comparison)
{
    /// <summary>The scheme that the figures were asked by.</summary>
    public FormCatalogue Scheme { get; init; } = FormCatalogue.Standard;
}
