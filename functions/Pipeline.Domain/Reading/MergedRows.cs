using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>The merged cells of a sheet's first rows, found by row and column without looking through all of them.</summary>
internal sealed class MergedRows
{
    private readonly Dictionary<int, List<CellRange>> byRow = [];

    /// <param name="sheet">The sheet.</param>
    /// <param name="rows">How many of its rows that hold something are asked for.</param>
    public MergedRows(SheetGrid sheet, int rows)
    {
        if (sheet.MergedRanges.IsEmpty)
        {
            return;
        }
        for (var index = 0; index < Math.Min(rows, sheet.RowCount); index++)
        {
            byRow[sheet.RowNumberAt(index)] = [];
        }
        foreach (var range in sheet.MergedRanges)
        {
            if (range.LastRow - range.FirstRow < byRow.Count)
            {
                for (var row = range.FirstRow; row <= range.LastRow; row++)
                {
                    byRow.GetValueOrDefault(row)?.Add(range);
                }
                continue;
            }
            foreach (var (row, ranges) in byRow)
            {
                if (row >= range.FirstRow && row <= range.LastRow)
                {
                    ranges.Add(range);
                }
            }
        }
        foreach (var ranges in byRow.Values)
        {
            ranges.Sort(static (a, b) => a.FirstColumn.CompareTo(b.FirstColumn));
        }
    }

    /// <summary>
    /// The merged cell that covers a cell; false if it stands alone. Merged cells do not overlap; in a damaged file that has them do, any
    /// will do.
    /// </summary>
    public bool TryFind(int row, int column, out CellRange range)
    {
        var ranges = byRow.GetValueOrDefault(row);
        var (low, high) = (0, (ranges?.Count ?? 0) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            range = ranges![middle];
            if (range.Contains(row, column))
            {
                return true;
            }
            (low, high) = column > range.LastColumn ? (middle + 1, high) : (low, middle - 1);
        }
        range = default;
        return false;
    }
}
