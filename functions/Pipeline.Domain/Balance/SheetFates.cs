using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Balance;

/// <summary>Counts one sheet's numbers by where they went, and joins those that were left to blocks.</summary>
internal sealed class SheetFates(SheetPlace place)
{
    private readonly List<LeftCell> left = [];

    private readonly record struct LeftCell(int Row, int Column, decimal Value, LeftTelling Telling);

    public SheetPlace Place => place;

    public int Counted { get; private set; }

    public int Checked { get; private set; }

    public int Named { get; private set; }

    public void Count() => Counted++;

    public void Check() => Checked++;

    public void Name() => Named++;

    public void Leave(in GridCell cell, decimal value, LeftTelling telling) =>
        left.Add(new LeftCell(cell.Row, cell.Column, value, telling));

    /// <summary>Blocks of numbers that were left: runs down a column, and runs of the same rows in neighbouring columns as one.</summary>
    public List<LeftBlock> Blocks()
    {
        left.Sort(
            static (a, b) =>
                a.Telling != b.Telling ? a.Telling.CompareTo(b.Telling)
                : a.Column != b.Column ? a.Column.CompareTo(b.Column)
                : a.Row.CompareTo(b.Row)
        );
        var runs = new List<LeftBlock>();
        foreach (var cell in left)
        {
            if (
                runs.Count > 0
                && runs[^1] is var run
                && run.Telling == cell.Telling
                && run.Range.LastColumn == cell.Column
                && run.Range.LastRow + 1 == cell.Row
            )
            {
                runs[^1] = run with { Range = run.Range with { LastRow = cell.Row }, Count = run.Count + 1, Sum = run.Sum + cell.Value };
            }
            else
            {
                runs.Add(new LeftBlock(new CellRange(cell.Row, cell.Column, cell.Row, cell.Column), 1, cell.Value, cell.Telling));
            }
        }
        return Joined(runs);
    }

    private static List<LeftBlock> Joined(List<LeftBlock> runs)
    {
        var open = new Dictionary<(LeftTelling, int First, int Last, int Column), int>();
        var blocks = new List<LeftBlock>();
        foreach (var run in runs)
        {
            var key = (run.Telling, run.Range.FirstRow, run.Range.LastRow, run.Range.FirstColumn - 1);
            if (run.Telling != LeftTelling.Column && open.Remove(key, out var at))
            {
                var block = blocks[at];
                blocks[at] = block with
                {
                    Range = block.Range with { LastColumn = run.Range.LastColumn },
                    Count = block.Count + run.Count,
                    Sum = block.Sum + run.Sum,
                };
                open[(run.Telling, run.Range.FirstRow, run.Range.LastRow, run.Range.LastColumn)] = at;
                continue;
            }
            open[(run.Telling, run.Range.FirstRow, run.Range.LastRow, run.Range.LastColumn)] = blocks.Count;
            blocks.Add(run);
        }
        return blocks;
    }
}
