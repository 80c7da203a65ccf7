using System.Collections.Immutable;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>A 合计 or 小计 row: never added, only checked.</summary>
/// <param name="FirstDataRow">Index of the first data row that it sums.</param>
/// <param name="EndDataRow">Index behind the last data row that it sums; for 合计 all rows, also those below.</param>
/// <param name="Dimensions">Values that narrow what it sums (学段 小学, 年级 合计); null if it does not.</param>
/// <param name="Values">Aligned with the measures; only those with a value are checked.</param>
internal sealed record TotalRow(
    int Row,
    string Label,
    bool IsSubtotal,
    int FirstDataRow,
    int EndDataRow,
    ImmutableArray<string?> Dimensions,
    ImmutableArray<MeasureValue> Values
)
{
    /// <summary>The data rows from this row to the next total: what a total that stands above its rows sums.</summary>
    public (int First, int End) Below { get; init; }

    /// <summary>The data rows from the total before to this row.</summary>
    public (int First, int End) Above { get; init; }
}
