namespace Pipeline.Domain.Grids;

/// <summary>A rectangle of cells, both ends included; rows and columns count from 1.</summary>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    /// <summary>Reads <c>A1:C3</c> or <c>A1</c>; false if it is no range.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        var first = colon < 0 ? text : text[..colon];
        var last = colon < 0 ? text : text[(colon + 1)..];
        if (!CellAddress.TryParse(first, out var r1, out var c1) || !CellAddress.TryParse(last, out var r2, out var c2))
        {
            return false;
        }
        range = new CellRange(Math.Min(r1, r2), Math.Min(c1, c2), Math.Max(r1, r2), Math.Max(c1, c2));
        return true;
    }

    public override string ToString() =>
        FirstRow == LastRow && FirstColumn == LastColumn
            ? CellAddress.Format(FirstRow, FirstColumn)
            : CellAddress.Format(FirstRow, FirstColumn) + ":" + CellAddress.Format(LastRow, LastColumn);
}
