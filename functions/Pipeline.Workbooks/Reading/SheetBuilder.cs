using System.Buffers;
using System.Collections.Immutable;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading;

/// <summary>Collects the cells of one sheet after another, in any order, into grids.</summary>
/// <remarks>A cell that the file holds twice counts as the file has it last.</remarks>
internal sealed class SheetBuilder(ReadingBudget budget) : IDisposable
{
    private readonly ImmutableArray<CellRange>.Builder merged = ImmutableArray.CreateBuilder<CellRange>();
    private readonly ImmutableArray<CellRange>.Builder hiddenColumns = ImmutableArray.CreateBuilder<CellRange>();
    private GridCell[] cells = ArrayPool<GridCell>.Shared.Rent(4096);
    private HashSet<int> hiddenRows = [];
    private int count;
    private bool inOrder = true;

    public void Add(int row, int column, CellKind kind, CellFlags flags, double number, string? text)
    {
        budget.Cell();
        if (count == cells.Length)
        {
            Grow();
        }
        if (count > 0 && inOrder)
        {
            ref readonly var last = ref cells[count - 1];
            inOrder = row > last.Row || (row == last.Row && column > last.Column);
        }
        cells[count++] = new GridCell(row, column, kind, flags, number, text);
    }

    public void HideRow(int row) => hiddenRows.Add(row);

    public void HideColumns(int first, int last)
    {
        budget.Range();
        hiddenColumns.Add(new CellRange(1, first, CellAddress.MaxRow, last));
    }

    public void Merge(CellRange range)
    {
        budget.Range();
        merged.Add(range);
    }

    /// <summary>The sheet's grid; the builder is empty again.</summary>
    public SheetGrid Finish(string name, bool isHidden)
    {
        var held = cells.AsSpan(0, count);
        var kept = inOrder ? held.ToArray() : InOrder(held);
        var grid = new SheetGrid(name, isHidden, kept, merged.ToImmutable(), hiddenRows, hiddenColumns.ToImmutable());
        held.Clear();
        merged.Clear();
        hiddenColumns.Clear();
        hiddenRows = [];
        count = 0;
        inOrder = true;
        return grid;
    }

    public void Dispose() => ArrayPool<GridCell>.Shared.Return(cells, clearArray: true);

    private void Grow()
    {
        var larger = ArrayPool<GridCell>.Shared.Rent(cells.Length * 2);
        cells.AsSpan(0, count).CopyTo(larger);
        ArrayPool<GridCell>.Shared.Return(cells, clearArray: true);
        cells = larger;
    }

    private static GridCell[] InOrder(ReadOnlySpan<GridCell> held)
    {
        // Address in the high bits, place in the file in the low 21 (cells are capped at two millions): sorts stably without a comparer.
        var keys = new long[held.Length];
        for (var i = 0; i < held.Length; i++)
        {
            keys[i] = (((long)held[i].Row << 15 | (long)held[i].Column) << 21) | (long)i;
        }
        Array.Sort(keys);
        var ordered = new List<GridCell>(held.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i + 1 < keys.Length && keys[i] >> 21 == keys[i + 1] >> 21)
            {
                continue;
            }
            ordered.Add(held[(int)(keys[i] & 0x1F_FFFF)]);
        }
        return [.. ordered];
    }
}
