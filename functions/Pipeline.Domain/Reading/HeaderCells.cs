using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>The cells of a header of one row or of several, each with the text that stands above it.</summary>
internal sealed class HeaderCells(SheetGrid sheet, MergedRows merged)
{
    /// <summary>Published forms group their columns over two rows, and over three where a row of units follows.</summary>
    public const int Deepest = 3;

    /// <summary>The lowest filled cell of each column over <paramref name="depth"/> rows, with what stands above it.</summary>
    public List<HeaderCell> Over(int index, int depth)
    {
        var cells = new List<HeaderCell>();
        for (var row = depth - 1; row >= 0; row--)
        {
            foreach (ref readonly var cell in sheet.RowAt(index + row))
            {
                if (
                    cell.Kind == CellKind.Text
                    && !CellWords.IsBlank(cell)
                    && !(row > 0 && ColumnNumbers.IsFiller(cell))
                    && !HasTextBelow(index + row, index + depth, cell.Column)
                    && (row == depth - 1 || !SpansColumns(cell.Row, cell.Column))
                )
                {
                    cells.Add(new HeaderCell(cell.Row, cell.Column, cell.Text!, TextAbove(index, row, cell.Column)));
                }
            }
        }
        if (depth > 1)
        {
            cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        }
        return cells;
    }

    private bool HasTextBelow(int from, int end, int column)
    {
        for (var index = from + 1; index < end; index++)
        {
            if (SheetGrid.TryGet(sheet.RowAt(index), column, out var cell) && !CellWords.IsBlank(cell) && !ColumnNumbers.IsFiller(cell))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A filled row holds a stored number.</summary>
    public bool HoldNumber(int index)
    {
        foreach (ref readonly var cell in sheet.RowAt(index))
        {
            if (cell.Kind == CellKind.Number)
            {
                return true;
            }
        }
        return false;
    }

    private bool SpansColumns(int row, int column) =>
        merged.TryFind(row, column, out var range) && range.LastColumn > range.FirstColumn && range.LastRow == row;

    /// <summary>The nearest text above a header cell among the header's rows, a merged one included.</summary>
    private string TextAbove(int index, int row, int column)
    {
        for (var above = row - 1; above >= 0; above--)
        {
            if (TextOver(index + above, column) is { Length: > 0 } text)
            {
                return text;
            }
        }
        return "";
    }

    private string TextOver(int index, int column)
    {
        var top = sheet.RowAt(index);
        var number = sheet.RowNumberAt(index);
        if (SheetGrid.TryGet(top, column, out var cell) && cell.Kind == CellKind.Text)
        {
            return cell.Text!;
        }
        return
            merged.TryFind(number, column, out var range)
            && range.FirstRow == number
            && SheetGrid.TryGet(top, range.FirstColumn, out cell)
            && cell.Kind == CellKind.Text
            ? cell.Text!
            : "";
    }

    /// <summary>The column stands in a group of last year's figures, by a text above its header or by its own.</summary>
    public bool AreEarlier(HeaderCell cell, int firstRow)
    {
        if (RowLabels.IsEarlier(cell.Own) || RowLabels.IsEarlier(cell.Above))
        {
            return true;
        }
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) < cell.Row; index++)
        {
            if (sheet.RowNumberAt(index) >= firstRow - Deepest && RowLabels.IsEarlier(TextOver(index, cell.Column)))
            {
                return true;
            }
        }
        return false;
    }
}
