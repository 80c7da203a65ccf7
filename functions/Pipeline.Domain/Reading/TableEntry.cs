using System.Collections.Immutable;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>A row of the table in the sheet's order: a data row, or one that is held against data rows.</summary>
/// <param name="Kind"><see cref="RowKind.Data"/>, <see cref="RowKind.Total"/> or <see cref="RowKind.Part"/>.</param>
/// <param name="Index">Which of the sheet's filled rows it is.</param>
/// <param name="Label">A total's or a part's own label; empty for data.</param>
/// <param name="Data">For a data row, what was understood of it.</param>
/// <param name="Dimensions">For a total, the values that narrow what it sums.</param>
/// <param name="Values">Aligned with the measures.</param>
internal sealed record TableEntry(
    RowKind Kind,
    int Index,
    int Row,
    string Label,
    ReadRow? Data,
    ImmutableArray<string?> Dimensions,
    ImmutableArray<MeasureValue> Values
)
{
    /// <summary>No cell of the row itself labels it: at most merged ones from above do.</summary>
    public bool IsUnlabelled { get; init; }

    /// <summary>Rows that the row's own formulas add up (SUM, SUBTOTAL, additions down a column); null if they do not.</summary>
    public SummedRows? Formula { get; init; }
}
