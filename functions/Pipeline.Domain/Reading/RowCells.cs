using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>The cells of one row under the columns that were recognised, merged dimensions filled down.</summary>
internal sealed class RowCells
{
    private readonly TableHeader header;
    private readonly int[] slotByColumn;
    private readonly GridCell[] cells;
    private readonly bool[] filled;
    private readonly Dictionary<(int Row, int Column), GridCell> mergedDown;

    public RowCells(SheetGrid sheet, TableHeader header)
    {
        this.header = header;
        slotByColumn = new int[header.Columns.Count == 0 ? 1 : header.Columns[^1].Column + 1];
        Array.Fill(slotByColumn, -1);
        for (var slot = 0; slot < header.Columns.Count; slot++)
        {
            slotByColumn[header.Columns[slot].Column] = slot;
        }
        cells = new GridCell[header.Columns.Count];
        filled = new bool[header.Columns.Count];
        mergedDown = FindMergedDown(sheet, header);
    }

    public int Row { get; private set; }

    /// <summary>How many cells of the row hold something, unknown columns and measures included, merged repeats not.</summary>
    public int FilledCount { get; private set; }

    /// <summary>How many measure cells hold something.</summary>
    public int MeasureCount { get; private set; }

    /// <summary>How many dimension, text and date cells hold something of their own.</summary>
    public int LabelCount { get; private set; }

    /// <summary>A measure cell holds a stored number.</summary>
    public bool HasNumber { get; private set; }

    /// <summary>The first filled cell of the row, in whatever column.</summary>
    public GridCell First { get; private set; }

    public void Load(int row, ReadOnlySpan<GridCell> rowCells)
    {
        Row = row;
        FilledCount = MeasureCount = LabelCount = 0;
        HasNumber = false;
        Array.Clear(filled);
        foreach (ref readonly var cell in rowCells)
        {
            if (CellWords.IsBlank(cell))
            {
                continue;
            }
            if (FilledCount++ == 0)
            {
                First = cell;
            }
            if (cell.Column < slotByColumn.Length && slotByColumn[cell.Column] is >= 0 and var slot)
            {
                cells[slot] = cell;
                filled[slot] = true;
                if (header.Columns[slot].Definition.Role == ColumnRole.Measure)
                {
                    MeasureCount++;
                    HasNumber |= cell.Kind == CellKind.Number;
                }
                else
                {
                    LabelCount++;
                }
            }
        }
    }

    /// <summary>The cell under the <paramref name="slot"/>-th recognised column; false where it is blank.</summary>
    public bool TryGet(int slot, out GridCell cell)
    {
        cell = cells[slot];
        return filled[slot];
    }

    /// <summary>As <see cref="TryGet"/>, a blank cell within a merged one taking its value.</summary>
    public bool TryGetFilledDown(int slot, out GridCell cell) =>
        TryGet(slot, out cell) || (mergedDown.Count > 0 && mergedDown.TryGetValue((Row, header.Columns[slot].Column), out cell));

    private static Dictionary<(int Row, int Column), GridCell> FindMergedDown(SheetGrid sheet, TableHeader header)
    {
        var found = new Dictionary<(int, int), GridCell>();
        foreach (var range in sheet.MergedRanges)
        {
            if (range.LastRow == range.FirstRow || range.FirstRow <= header.LastRow || range.LastRow - range.FirstRow > WorkbookLimits.MaxDataRowsPerSheet
                || !header.Columns.Any(column => column.Column == range.FirstColumn && column.Definition.Role != ColumnRole.Measure)
                || !TryFindCell(sheet, range.FirstRow, range.FirstColumn, out var cell))
            {
                continue;
            }
            for (var row = range.FirstRow + 1; row <= range.LastRow && found.Count < WorkbookLimits.MaxDataRowsPerSheet * 4; row++)
            {
                found[(row, range.FirstColumn)] = cell;
            }
        }
        return found;
    }

    private static bool TryFindCell(SheetGrid sheet, int row, int column, out GridCell cell)
    {
        var (low, high) = (0, sheet.RowCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var number = sheet.RowNumberAt(middle);
            if (number == row)
            {
                return SheetGrid.TryGet(sheet.RowAt(middle), column, out cell) && !CellWords.IsBlank(cell);
            }
            (low, high) = number < row ? (middle + 1, high) : (low, middle - 1);
        }
        cell = default;
        return false;
    }
}
