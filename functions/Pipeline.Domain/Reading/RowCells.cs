using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>The cells of one row under the columns that were recognised, merged dimensions filled down.</summary>
internal sealed class RowCells
{
    private readonly SheetGrid sheet;
    private readonly int[] slotByColumn;
    private readonly bool[] isMeasure;
    private readonly GridCell[] cells;
    private readonly bool[] filled;
    private readonly GridCell?[] above;
    private readonly List<Merged>?[] mergedDown;

    private readonly record struct Merged(int FirstRow, int LastRow, GridCell Value);

    public RowCells(SheetGrid sheet, TableHeader header)
    {
        this.sheet = sheet;
        slotByColumn = new int[header.Columns.Length == 0 ? 1 : header.Columns[^1].Column + 1];
        Array.Fill(slotByColumn, -1);
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            slotByColumn[header.Columns[slot].Column] = slot;
        }
        isMeasure = Array.ConvertAll(header.Columns, static column => column.Definition.Role == ColumnRole.Measure);
        cells = new GridCell[header.Columns.Length];
        filled = new bool[header.Columns.Length];
        above = new GridCell?[header.Columns.Length];
        mergedDown = FindMergedDown(sheet, header, slotByColumn);
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

    /// <summary>The last filled cell under a recognised column: the only one where the counts add up to one.</summary>
    public GridCell Only { get; private set; }

    /// <summary>The first filled cell of the row, in whatever column.</summary>
    public GridCell First { get; private set; }

    /// <summary>Which of the sheet's filled rows this is.</summary>
    public int Index { get; private set; }

    /// <summary>Every cell of the row, unknown columns included.</summary>
    public ReadOnlySpan<GridCell> All => sheet.RowAt(Index);

    /// <summary>Takes the <paramref name="index"/>-th row of the sheet that holds any cell.</summary>
    public void Load(int index)
    {
        Index = index;
        Row = sheet.RowNumberAt(index);
        FilledCount = MeasureCount = LabelCount = 0;
        HasNumber = false;
        Array.Clear(filled);
        foreach (ref readonly var cell in All)
        {
            if (CellWords.IsBlank(cell) || (cell.Flags & CellFlags.UnderMerge) != 0)
            {
                continue;
            }
            if (FilledCount++ == 0)
            {
                First = cell;
            }
            if (cell.Column < slotByColumn.Length && slotByColumn[cell.Column] is >= 0 and var slot)
            {
                cells[slot] = OrAbove(cell, slot);
                Only = cell;
                filled[slot] = true;
                if (isMeasure[slot])
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

    /// <summary>The row is data: its labels are what a ditto mark below repeats.</summary>
    public void RememberLabels()
    {
        for (var slot = 0; slot < cells.Length; slot++)
        {
            above[slot] = !isMeasure[slot] && TryGetFilledDown(slot, out var cell) ? cell : null;
        }
    }

    /// <summary>A label's ditto mark (〃, 同上) is the label of the data row above; a figure's stays what it is, and is no figure.</summary>
    private GridCell OrAbove(in GridCell cell, int slot) =>
        cell.Kind == CellKind.Text && above[slot] is { } repeated && RowLabels.IsDitto(cell.Text)
            ? repeated with
            {
                Row = cell.Row,
                Column = cell.Column,
                Flags = CellFlags.None,
            }
            : cell;

    /// <summary>The cell under the <paramref name="slot"/>-th recognised column; false if it is blank.</summary>
    public bool TryGet(int slot, out GridCell cell)
    {
        cell = cells[slot];
        return filled[slot];
    }

    /// <summary>As <see cref="TryGet"/>, a blank cell within a merged one taking its value.</summary>
    public bool TryGetFilledDown(int slot, out GridCell cell) => TryGet(slot, out cell) || TryFindMerged(mergedDown[slot], Row, out cell);

    /// <summary>
    /// For each slot of a dimension or text the merged cells that reach downwards, from the top; a sheet does not let them overlap.
    /// </summary>
    private static List<Merged>?[] FindMergedDown(SheetGrid sheet, TableHeader header, int[] slotByColumn)
    {
        var found = new List<Merged>?[header.Columns.Length];
        foreach (var range in sheet.MergedRanges)
        {
            if (
                range.LastRow > range.FirstRow
                && range.FirstRow > header.LastRow
                && range.FirstColumn > 0
                && range.FirstColumn < slotByColumn.Length
                && slotByColumn[range.FirstColumn] is >= 0 and var slot
                && header.Columns[slot].Definition.Role != ColumnRole.Measure
                && sheet.TryGet(range.FirstRow, range.FirstColumn, out var cell)
                && !CellWords.IsBlank(cell)
            )
            {
                (found[slot] ??= []).Add(new Merged(range.FirstRow, range.LastRow, cell));
            }
        }
        foreach (var list in found)
        {
            list?.Sort(static (a, b) => a.FirstRow.CompareTo(b.FirstRow));
        }
        return found;
    }

    private static bool TryFindMerged(List<Merged>? merged, int row, out GridCell cell)
    {
        var (low, high) = (0, (merged?.Count ?? 0) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var candidate = merged![middle];
            if (row >= candidate.FirstRow && row <= candidate.LastRow)
            {
                cell = candidate.Value;
                return true;
            }
            (low, high) = row > candidate.LastRow ? (middle + 1, high) : (low, middle - 1);
        }
        cell = default;
        return false;
    }
}
