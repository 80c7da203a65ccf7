using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading;

/// <summary>Finds the cells that lie under merged ones, where nobody sees them.</summary>
/// <remarks>Sweeps the rows with a tree of how many ranges cover each column, so that ranges may overlap as a broken file likes.</remarks>
internal sealed class MergeCover
{
    private readonly int[] tree = new int[CellAddress.MaxColumn + 2];

    /// <param name="cells">In order of row, then column.</param>
    /// <param name="merged">In any order.</param>
    public static void Mark(Span<GridCell> cells, IReadOnlyList<CellRange> merged)
    {
        if (merged.Count == 0 || cells.IsEmpty)
        {
            return;
        }
        var starts = merged.Where(range => range.FirstRow < range.LastRow || range.FirstColumn < range.LastColumn).ToArray();
        var ends = starts.ToArray();
        Array.Sort(starts, (left, right) => left.FirstRow.CompareTo(right.FirstRow));
        Array.Sort(ends, (left, right) => left.LastRow.CompareTo(right.LastRow));
        var firsts = starts.GroupBy(range => (range.FirstRow, range.FirstColumn)).ToDictionary(group => group.Key, group => group.Count());
        new MergeCover().Sweep(cells, starts, ends, firsts);
    }

    private void Sweep(Span<GridCell> cells, CellRange[] starts, CellRange[] ends, Dictionary<(int Row, int Column), int> firsts)
    {
        var (started, ended) = (0, 0);
        foreach (ref var cell in cells)
        {
            for (; started < starts.Length && starts[started].FirstRow <= cell.Row; started++)
            {
                Cover(starts[started], 1);
            }
            for (; ended < ends.Length && ends[ended].LastRow < cell.Row; ended++)
            {
                Cover(ends[ended], -1);
            }
            if (CoverOf(cell.Column) > firsts.GetValueOrDefault((cell.Row, cell.Column)))
            {
                cell = cell with { Flags = cell.Flags | CellFlags.UnderMerge };
            }
        }
    }

    private void Cover(CellRange range, int by)
    {
        Add(range.FirstColumn, by);
        Add(range.LastColumn + 1, -by);
    }

    private void Add(int column, int by)
    {
        for (; column < tree.Length; column += column & -column)
        {
            tree[column] += by;
        }
    }

    private int CoverOf(int column)
    {
        var covers = 0;
        for (; column > 0; column -= column & -column)
        {
            covers += tree[column];
        }
        return covers;
    }
}
