using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Workbooks.Receipts;

/// <summary>What fills the cells had that an earlier receipt marked, read from the hidden columns of its 校验结果.</summary>
internal sealed class EarlierMarks
{
    public static readonly EarlierMarks None = new();

    private readonly Dictionary<(string Sheet, int Row, int Column), string> cells = [];
    private readonly Dictionary<(string Sheet, int Column), string> columns = [];

    public static EarlierMarks Read(WorkbookGrid grid)
    {
        var marks = new EarlierMarks();
        foreach (var sheet in grid.Sheets.Where(sheet => ReceiptExplanations.IsReceiptSheet(sheet.Name)))
        {
            for (var i = 0; i < sheet.RowCount; i++)
            {
                marks.ReadRow(sheet.RowAt(i));
            }
        }
        return marks;
    }

    /// <summary>The fill by the cell; where rows have moved since, by its column; null if neither is known.</summary>
    public string? FillOf(string sheet, int row, int column) =>
        cells.TryGetValue((sheet, row, column), out var fill) || columns.TryGetValue((sheet, column), out fill) ? fill : null;

    private void ReadRow(ReadOnlySpan<GridCell> row)
    {
        if (
            !SheetGrid.TryGet(row, ResultSheet.RecordColumn, out var sheet)
            || sheet.Text is not { } name
            || !SheetGrid.TryGet(row, ResultSheet.RecordColumn + 1, out var cell)
            || cell.Text is not { } fill
            || !SheetGrid.TryGet(row, ResultSheet.RecordColumn + 2, out var list)
            || list.Text is not { } addresses
        )
        {
            return;
        }
        foreach (var address in addresses.Split(' '))
        {
            if (CellAddress.TryParse(address, out var r, out var c))
            {
                cells.TryAdd((name, r, c), fill);
                columns.TryAdd((name, c), fill);
            }
        }
    }
}
