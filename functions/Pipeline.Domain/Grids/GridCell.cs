namespace Pipeline.Domain.Grids;

/// <summary>One cell that is not blank, or holds a formula; row and column count from 1.</summary>
public readonly record struct GridCell(int Row, int Column, CellKind Kind, CellFlags Flags, double Number, string? Text)
{
    /// <summary>The cell's address, such as <c>G7</c>.</summary>
    public string Address => CellAddress.Format(Row, Column);
}
