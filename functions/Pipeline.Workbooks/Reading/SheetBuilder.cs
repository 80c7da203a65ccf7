using System.Buffers;
using System.Collections.Immutable;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Looks;

namespace Pipeline.Workbooks.Reading;

/// <summary>Collects the cells of one sheet after another, in any order, into grids.</summary>
/// <remarks>A cell that the file holds twice counts as the file has it last.</remarks>
internal sealed class SheetBuilder(ReadingBudget budget) : IDisposable
{
    private readonly ImmutableArray<CellRange>.Builder merged = ImmutableArray.CreateBuilder<CellRange>();
    private readonly ImmutableArray<CellRange>.Builder hiddenColumns = ImmutableArray.CreateBuilder<CellRange>();
    private readonly ImmutableArray<string>.Builder pageTexts = ImmutableArray.CreateBuilder<string>();
    private GridCell[] cells = ArrayPool<GridCell>.Shared.Rent(4096);
    private HashSet<int> hiddenRows = [];
    private HashSet<int> rowBreaks = [];
    private Dictionary<(int Row, int Column), CellFacts> facts = [];
    private Dictionary<(int Row, int Column), string> notes = [];
    private bool hasPictures;
    private int count;
    private bool inOrder = true;

    public void Add(int row, int column, CellKind kind, CellFlags flags, double number, string? text, CellFacts? more = null)
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
        if (more is not null)
        {
            flags |= CellFlags.HasFacts;
            facts[(row, column)] = more;
        }
        cells[count++] = new GridCell(row, column, kind, flags, number, text);
    }

    /// <summary>Adds a number as the kind that its format makes of it.</summary>
    public void AddNumber(int row, int column, CellFlags flags, double number, CellLook look, bool uses1904, string? formula = null)
    {
        if (look.IsDate && DateNumbers.TryConvert(number, uses1904, out var date))
        {
            Add(row, column, CellKind.Date, flags, date, null, Facts(null, null, formula));
            return;
        }
        var shown = look.Format?.Show(number);
        if (shown is { Length: 0 })
        {
            (shown, flags) = (null, flags | CellFlags.NotShown);
        }
        if (shown is not null)
        {
            budget.Shown(shown.Length);
        }
        Add(row, column, CellKind.Number, flags, number, null, Facts(shown, null, formula));
    }

    public void AddText(int row, int column, CellFlags flags, string text, CellLook look, string? written = null, string? formula = null) =>
        Add(row, column, CellKind.Text, look.HidesText ? flags | CellFlags.NotShown : flags, 0, text, Facts(null, written, formula));

    /// <summary>Null if there is nothing to know.</summary>
    public static CellFacts? Facts(string? shown, string? written, string? formula) =>
        shown is null && written is null && formula is null
            ? null
            : new CellFacts
            {
                Shown = shown,
                Written = written,
                Formula = formula,
            };

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

    public void BreakBelow(int row)
    {
        budget.Range();
        rowBreaks.Add(row);
    }

    public void AddPageText(string text) => pageTexts.Add(text);

    /// <returns>False if no more notes are kept.</returns>
    public bool TryAddNote(int row, int column, string text)
    {
        if (!budget.TryNote(text.Length))
        {
            return false;
        }
        notes[(row, column)] = text;
        return true;
    }

    public void AddPicture() => hasPictures = true;

    /// <summary>The sheet's grid; the builder is empty again.</summary>
    public SheetGrid Finish(string name, bool isHidden)
    {
        var held = cells.AsSpan(0, count);
        var kept = inOrder ? held.ToArray() : InOrder(held);
        MergeCover.Mark(kept, merged);
        ZeroSums.Mark(kept, facts);
        var grid = new SheetGrid(name, isHidden, kept, merged.ToImmutable(), hiddenRows, hiddenColumns.ToImmutable())
        {
            Facts = facts,
            Notes = notes,
            PageTexts = pageTexts.ToImmutable(),
            HasPictures = hasPictures,
            RowBreaks = rowBreaks,
        };
        held.Clear();
        merged.Clear();
        hiddenColumns.Clear();
        pageTexts.Clear();
        (hiddenRows, rowBreaks, facts, notes) = ([], [], [], []);
        hasPictures = false;
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
