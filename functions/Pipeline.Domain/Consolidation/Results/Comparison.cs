using System.Collections.Immutable;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>The totals of an earlier period, beside which this one's are shown.</summary>
/// <param name="Earlier">The period compared with.</param>
/// <param name="IsYearEarlier">同比 (the same part of the year before); otherwise 环比.</param>
/// <param name="Forms">The earlier period's forms, same order as the summary's.</param>
public sealed record Comparison(Period Earlier, bool IsYearEarlier, ImmutableArray<FormSummary> Forms)
{
    /// <summary>How many schools' earlier figures went in; where far fewer than reported now, the comparison means little.</summary>
    public int Schools { get; init; }
}
