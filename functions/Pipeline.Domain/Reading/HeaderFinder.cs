using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Finds the row, or the two rows, whose cells best match a form's column names.</summary>
internal sealed class HeaderFinder
{
    /// <summary>The header stands near the top; titles, unit lines and hints take a few rows, never more than this.</summary>
    private const int RowsLookedAt = 40;

    private const int LeastMatches = 2;

    private readonly SheetGrid sheet;
    private readonly FormVocabulary vocabulary;

    public HeaderFinder(SheetGrid sheet, FormDefinition form)
    {
        this.sheet = sheet;
        vocabulary = FormVocabulary.Of(form);
    }

    /// <summary>A header cell's texts: its own, and that of the merged cell above it in a header of two rows.</summary>
    private readonly record struct HeaderCell(int Row, int Column, string Own, string Above);

    public TableHeader? Find()
    {
        TableHeader? best = null;
        var rows = Math.Min(sheet.RowCount, RowsLookedAt);
        for (var index = 0; index < rows; index++)
        {
            best = Better(best, Read(SingleRow(index), sheet.RowNumberAt(index), sheet.RowNumberAt(index)));
            if (index + 1 < sheet.RowCount && sheet.RowNumberAt(index + 1) == sheet.RowNumberAt(index) + 1)
            {
                best = Better(best, Read(TwoRows(index), sheet.RowNumberAt(index), sheet.RowNumberAt(index) + 1));
            }
        }
        return best is { } header && header.Columns.Count >= LeastMatches ? header : null;
    }

    /// <summary>More columns recognised wins; then the earlier row, and a row alone before the same row with the one above it.</summary>
    private static TableHeader? Better(TableHeader? best, TableHeader candidate)
    {
        if (best is null || candidate.Columns.Count > best.Columns.Count)
        {
            return candidate;
        }
        var standsAlone = candidate.FirstRow == candidate.LastRow && candidate.FirstRow == best.LastRow && best.FirstRow < best.LastRow;
        return candidate.Columns.Count == best.Columns.Count && standsAlone ? candidate : best;
    }

    private List<HeaderCell> SingleRow(int index)
    {
        var cells = new List<HeaderCell>();
        foreach (ref readonly var cell in sheet.RowAt(index))
        {
            if (cell.Kind == CellKind.Text && !CellWords.IsBlank(cell))
            {
                cells.Add(new HeaderCell(cell.Row, cell.Column, cell.Text!, ""));
            }
        }
        return cells;
    }

    private List<HeaderCell> TwoRows(int index)
    {
        var top = sheet.RowAt(index);
        var bottom = sheet.RowAt(index + 1);
        var topRow = sheet.RowNumberAt(index);
        var cells = new List<HeaderCell>();
        foreach (ref readonly var cell in bottom)
        {
            if (cell.Kind == CellKind.Text && !CellWords.IsBlank(cell))
            {
                cells.Add(new HeaderCell(cell.Row, cell.Column, cell.Text!, TextAbove(top, topRow, cell.Column)));
            }
        }
        foreach (ref readonly var cell in top)
        {
            if (cell.Kind == CellKind.Text && !CellWords.IsBlank(cell) && !HasText(bottom, cell.Column) && !SpansColumns(topRow, cell.Column))
            {
                cells.Add(new HeaderCell(cell.Row, cell.Column, cell.Text!, ""));
            }
        }
        cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        return cells;
    }

    private static bool HasText(ReadOnlySpan<GridCell> row, int column) =>
        SheetGrid.TryGet(row, column, out var cell) && !CellWords.IsBlank(cell);

    private bool SpansColumns(int row, int column) => sheet.MergedRanges.Any(range =>
        range.Contains(row, column) && range.LastColumn > range.FirstColumn && range.LastRow == row);

    private string TextAbove(ReadOnlySpan<GridCell> top, int topRow, int column)
    {
        if (SheetGrid.TryGet(top, column, out var cell) && cell.Kind == CellKind.Text)
        {
            return cell.Text!;
        }
        foreach (var range in sheet.MergedRanges)
        {
            if (range.Contains(topRow, column) && range.FirstRow == topRow && SheetGrid.TryGet(top, range.FirstColumn, out cell) && cell.Kind == CellKind.Text)
            {
                return cell.Text!;
            }
        }
        return "";
    }

    private TableHeader Read(List<HeaderCell> cells, int firstRow, int lastRow)
    {
        var named = new Dictionary<ColumnDefinition, (TableColumn Column, bool IsName)>(ReferenceEqualityComparer.Instance);
        var others = new List<OtherColumn>();
        var undecided = new List<(HeaderCell Cell, string Key, UnitWords.Stated Unit)>();
        foreach (var cell in cells)
        {
            if (!TryMatch(cell, out var match, out var unit, out var key))
            {
                undecided.Add((cell, key, unit));
                continue;
            }
            var column = new TableColumn(cell.Column, match.Column, cell.Own, unit);
            if (!named.TryGetValue(match.Column, out var earlier))
            {
                named[match.Column] = (column, match.IsName);
            }
            else if (match.IsName && !earlier.IsName)
            {
                named[match.Column] = (column, true);
                others.Add(new OtherColumn(cell.Row, earlier.Column.Column, earlier.Column.Label, null));
            }
            else
            {
                others.Add(new OtherColumn(cell.Row, cell.Column, cell.Own, match.IsName == earlier.IsName ? match.Column : null));
            }
        }
        foreach (var (cell, key, unit) in undecided)
        {
            var byValues = vocabulary.Columns.ByValues(key).FirstOrDefault(dimension => !named.ContainsKey(dimension) && HoldsValues(dimension, cell.Column, lastRow));
            if (byValues is not null)
            {
                named[byValues] = (new TableColumn(cell.Column, byValues, cell.Own, unit), true);
            }
            else
            {
                others.Add(new OtherColumn(cell.Row, cell.Column, cell.Own, null));
            }
        }
        return new TableHeader(firstRow, lastRow, [.. named.Values.Select(value => value.Column).OrderBy(column => column.Column)], others);
    }

    private bool TryMatch(HeaderCell cell, out ColumnNames.Match match, out UnitWords.Stated unit, out string key)
    {
        (key, unit) = UnitWords.SplitHeader(Folding.FoldKey(cell.Own));
        if (vocabulary.Columns.TryFind(key, out match))
        {
            if (!unit.SaysSomething && cell.Above.Length > 0)
            {
                unit = UnitWords.SplitHeader(Folding.FoldKey(cell.Above)).Unit;
            }
            return true;
        }
        if (cell.Above.Length == 0)
        {
            return false;
        }
        var (above, unitAbove) = UnitWords.SplitHeader(Folding.FoldKey(cell.Above));
        var bracketOnly = UnitWords.FindUnitLine(cell.Own);
        if (bracketOnly.SaysSomething && vocabulary.Columns.TryFind(above, out match))
        {
            unit = bracketOnly;
            return true;
        }
        if (vocabulary.Columns.TryFind(above + key, out match) || vocabulary.Columns.TryFind(above + ":" + key, out match))
        {
            unit = unit.SaysSomething ? unit : unitAbove;
            return true;
        }
        return false;
    }

    /// <summary>Most of the filled cells below hold values of the dimension, or there are none.</summary>
    private bool HoldsValues(DimensionColumn dimension, int column, int headerRow)
    {
        var values = vocabulary.Values[dimension.Index];
        var (filled, known) = (0, 0);
        for (var index = 0; index < sheet.RowCount && filled < 200; index++)
        {
            if (sheet.RowNumberAt(index) > headerRow && SheetGrid.TryGet(sheet.RowAt(index), column, out var cell)
                && cell.Kind == CellKind.Text && !CellWords.IsBlank(cell) && !CellWords.IsNote(cell.Text))
            {
                filled++;
                known += values.TryFind(cell.Text!, out _, out _) ? 1 : 0;
            }
        }
        return filled == 0 || known * 2 > filled;
    }
}
