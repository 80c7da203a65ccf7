using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>One form's sheet as it was read: its header, its data rows, its total rows.</summary>
/// <param name="Parts">其中 rows.</param>
/// <param name="Kinds">What each of the sheet's filled rows is, aligned with <see cref="SheetGrid.RowAt"/>.</param>
internal sealed record FormTable(
    FormDefinition Form,
    SheetPlace Sheet,
    SheetGrid Grid,
    TableHeader Header,
    List<ReadRow> Rows,
    IReadOnlyList<TotalRow> Totals,
    IReadOnlyList<PartRow> Parts,
    RowKind[] Kinds
)
{
    /// <summary>
    /// What a cell shows, as the school wrote it; <paramref name="otherwise"/> where it is blank and the value came from a merged one.
    /// </summary>
    public string? WrittenAt(int row, int column, string? otherwise) =>
        Grid.TryGet(row, column, out var cell) && !CellWords.IsBlank(cell) ? CellWords.Display(cell) : otherwise;

    /// <summary>The sheet's column of a form's column; 0 if the sheet lacks it.</summary>
    public int ColumnOf(ColumnDefinition definition) => Header.Find(definition)?.Column ?? 0;
}
