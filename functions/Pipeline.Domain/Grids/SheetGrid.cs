using System.Collections.Immutable;

namespace Pipeline.Domain.Grids;

/// <summary>The cells of one sheet that hold something, row by row, as the file has them.</summary>
/// <remarks>Blank formatted cells and rows are not kept, so that a sheet costs what it holds and not what it is formatted to.</remarks>
public sealed class SheetGrid
{
    private readonly GridCell[] cells;
    private readonly int[] rowStarts;

    /// <param name="name">The sheet's name as the file writes it.</param>
    /// <param name="isHidden">Hidden or very hidden.</param>
    /// <param name="cells">In order of row, then column; no cell twice.</param>
    /// <param name="mergedRanges">As the file lists them.</param>
    /// <param name="hiddenRows">Row numbers that are hidden or filtered away, among the rows with cells.</param>
    /// <param name="hiddenColumns">Ranges of columns (FirstColumn..LastColumn) that are hidden.</param>
    public SheetGrid(
        string name,
        bool isHidden,
        GridCell[] cells,
        ImmutableArray<CellRange> mergedRanges,
        IReadOnlySet<int> hiddenRows,
        ImmutableArray<CellRange> hiddenColumns
    )
    {
        Name = name;
        IsHidden = isHidden;
        this.cells = cells;
        MergedRanges = mergedRanges;
        HiddenRows = hiddenRows;
        HiddenColumns = hiddenColumns;
        rowStarts = IndexRows(cells);
    }

    public string Name { get; }

    public bool IsHidden { get; }

    public ImmutableArray<CellRange> MergedRanges { get; }

    public IReadOnlySet<int> HiddenRows { get; }

    public ImmutableArray<CellRange> HiddenColumns { get; }

    /// <summary>What there is to know of single cells, by row and column; only cells with <see cref="CellFlags.HasFacts"/>.</summary>
    public IReadOnlyDictionary<(int Row, int Column), CellFacts> Facts { get; init; } = ImmutableDictionary<(int, int), CellFacts>.Empty;

    /// <summary>Notes (批注) by row and column of their cell.</summary>
    public IReadOnlyDictionary<(int Row, int Column), string> Notes { get; init; } = ImmutableDictionary<(int, int), string>.Empty;

    /// <summary>The texts of the printed page's headers and footers, their layout codes taken out.</summary>
    public ImmutableArray<string> PageTexts { get; init; } = [];

    /// <summary>A picture or another drawing lies on the sheet.</summary>
    public bool HasPictures { get; init; }

    /// <summary>Rows below which a page break was set by hand.</summary>
    public IReadOnlySet<int> RowBreaks { get; init; } = ImmutableHashSet<int>.Empty;

    /// <summary>What is known of a cell beyond its value; null for most.</summary>
    public CellFacts? FactsOf(in GridCell cell) =>
        (cell.Flags & CellFlags.HasFacts) != 0 ? Facts.GetValueOrDefault((cell.Row, cell.Column)) : null;

    /// <summary>How many rows hold a cell.</summary>
    public int RowCount => rowStarts.Length - 1;

    /// <summary>The cells of the <paramref name="index"/>-th row that holds any; at least one.</summary>
    public ReadOnlySpan<GridCell> RowAt(int index) => cells.AsSpan(rowStarts[index], rowStarts[index + 1] - rowStarts[index]);

    /// <summary>The sheet's number of the <paramref name="index"/>-th row that holds any cell.</summary>
    public int RowNumberAt(int index) => cells[rowStarts[index]].Row;

    /// <summary>Every cell, in order of row, then column.</summary>
    public ReadOnlySpan<GridCell> Cells => cells;

    /// <summary>The cell of a row by its column; false if it holds nothing.</summary>
    public static bool TryGet(ReadOnlySpan<GridCell> row, int column, out GridCell cell)
    {
        var (low, high) = (0, row.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var at = row[middle].Column;
            if (at == column)
            {
                cell = row[middle];
                return true;
            }
            (low, high) = at < column ? (middle + 1, high) : (low, middle - 1);
        }
        cell = default;
        return false;
    }

    /// <summary>The cell at a row and column of the sheet; false if it holds nothing.</summary>
    public bool TryGet(int row, int column, out GridCell cell)
    {
        var (low, high) = (0, RowCount - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var number = RowNumberAt(middle);
            if (number == row)
            {
                return TryGet(RowAt(middle), column, out cell);
            }
            (low, high) = number < row ? (middle + 1, high) : (low, middle - 1);
        }
        cell = default;
        return false;
    }

    private static int[] IndexRows(GridCell[] cells)
    {
        var starts = new List<int>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i == 0 || cells[i].Row != cells[i - 1].Row)
            {
                starts.Add(i);
            }
        }
        starts.Add(cells.Length);
        return [.. starts];
    }
}
