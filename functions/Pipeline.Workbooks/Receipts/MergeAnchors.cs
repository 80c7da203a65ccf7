using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The cells that show in the place of those under merged ranges.</summary>
/// <remarks>
/// A proper file's ranges do not overlap; of those of a broken one as many are looked at as can be without the cost growing with their
/// number.
/// </remarks>
internal sealed class MergeAnchors
{
    private const int TallFrom = 16;
    private const int MostTall = 4_096;
    private const int MostInRow = 256;

    private readonly Dictionary<int, List<CellRange>> byRow = [];
    private readonly List<CellRange> tall = [];

    public MergeAnchors(IReadOnlyList<CellRange> merged)
    {
        foreach (var range in merged)
        {
            if (range.LastRow - range.FirstRow >= TallFrom)
            {
                if (tall.Count < MostTall)
                {
                    tall.Add(range);
                }
                continue;
            }
            for (var row = range.FirstRow; row <= range.LastRow; row++)
            {
                if (!byRow.TryGetValue(row, out var ranges))
                {
                    byRow.Add(row, ranges = []);
                }
                if (ranges.Count < MostInRow)
                {
                    ranges.Add(range);
                }
            }
        }
    }

    /// <summary>The first cell of the range that the cell lies in; the cell itself where it lies in none.</summary>
    public (int Row, int Column) Of(int row, int column)
    {
        if (byRow.TryGetValue(row, out var ranges) && First(ranges, row, column) is { } near)
        {
            return near;
        }
        return First(tall, row, column) ?? (row, column);
    }

    private static (int Row, int Column)? First(List<CellRange> ranges, int row, int column)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(row, column))
            {
                return (range.FirstRow, range.FirstColumn);
            }
        }
        return null;
    }
}
