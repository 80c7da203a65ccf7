using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Upkeep;

/// <summary>A school of which at least one upload is judged otherwise than before.</summary>
/// <param name="Uploads">Versions that are judged otherwise.</param>
/// <param name="TotalsBefore">Of the upload that counted before; empty if none did.</param>
public sealed record RejudgedSchool(
    SchoolCode School,
    string Name,
    ImmutableArray<string> Uploads,
    ReportingState StateBefore,
    ReportingState StateAfter,
    ImmutableArray<ReportedTotal> TotalsBefore,
    ImmutableArray<ReportedTotal> TotalsAfter
)
{
    /// <summary>The sums that differ: null on the side where there is none, or persons may not be added.</summary>
    public IEnumerable<(string FormId, string MeasureId, long? Before, long? After)> Differences =>
        from key in TotalsBefore.Concat(TotalsAfter).Select(total => (total.FormId, total.MeasureId)).Distinct()
        let before = ValueOf(TotalsBefore, key)
        let after = ValueOf(TotalsAfter, key)
        where before != after
        select (key.FormId, key.MeasureId, before, after);

    private static long? ValueOf(ImmutableArray<ReportedTotal> totals, (string FormId, string MeasureId) key) =>
        totals.FirstOrDefault(total => (total.FormId, total.MeasureId) == key)?.Value;
}
