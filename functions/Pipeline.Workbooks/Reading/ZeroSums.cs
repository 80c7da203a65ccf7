using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading;

/// <summary>Finds sums whose stored result is 0 over cells that are not: written by programs that calculate nothing.</summary>
internal static class ZeroSums
{
    private const string Sum = "SUM(";

    // A sheet full of sums over whole columns is left as it is after so many cells were looked at.
    private const int MaxLooks = 4_000_000;

    /// <param name="cells">In order of row, then column.</param>
    /// <param name="facts">Where the formulas stand.</param>
    public static void Mark(Span<GridCell> cells, Dictionary<(int Row, int Column), CellFacts> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }
        var looks = MaxLooks;
        foreach (ref var cell in cells)
        {
            if (
                cell is { Number: 0, Kind: CellKind.Number }
                && (cell.Flags & CellFlags.Formula) != 0
                && (cell.Flags & CellFlags.HasFacts) != 0
                && facts.TryGetValue((cell.Row, cell.Column), out var more)
                && more.Formula is { } formula
                && IsNotZero(formula, cells, ref looks)
            )
            {
                cell = cell with { Flags = cell.Flags | CellFlags.Stale };
            }
        }
    }

    private static bool IsNotZero(string formula, ReadOnlySpan<GridCell> cells, ref int looks)
    {
        if (!formula.StartsWith(Sum, StringComparison.OrdinalIgnoreCase) || formula.IndexOf(')') != formula.Length - 1)
        {
            return false;
        }
        var sum = 0d;
        foreach (var part in formula[Sum.Length..^1].Split(','))
        {
            if (!CellRange.TryParse(part, out var range))
            {
                return false;
            }
            for (var i = FirstOf(cells, range.FirstRow); i < cells.Length && cells[i].Row <= range.LastRow; i++)
            {
                if (--looks < 0)
                {
                    return false;
                }
                // A cell that is stale itself says nothing; what it sums stands in the range of a sum that is marked.
                sum += cells[i].Kind == CellKind.Number && range.Contains(cells[i].Row, cells[i].Column) ? cells[i].Number : 0;
            }
        }
        return sum != 0;
    }

    private static int FirstOf(ReadOnlySpan<GridCell> cells, int row)
    {
        var (low, high) = (0, cells.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = cells[middle].Row < row ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
