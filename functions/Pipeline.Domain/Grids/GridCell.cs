namespace Pipeline.Domain.Grids;

/// <summary>One cell that is not blank, or holds a formula; row and column count from 1.</summary>
public readonly record struct GridCell(int Row, int Column, CellKind Kind, CellFlags Flags, double Number, string? Text)
{
    // 24 bytes instead of 32: the cells are most of what a workbook takes in memory.
    private readonly ushort column = (ushort)Column;

    public int Column
    {
        get => column;
        init => column = (ushort)value;
    }

    /// <summary>The cell's address, such as <c>G7</c>.</summary>
    public string Address => CellAddress.Format(Row, Column);
}
