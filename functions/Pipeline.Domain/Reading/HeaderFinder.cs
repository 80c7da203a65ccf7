using System.Diagnostics.CodeAnalysis;
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

    /// <summary>No column's name with its unit is longer.</summary>
    private const int LongestLabel = 100;

    /// <summary>So many rows tell which values a column holds, and so many columns named by their values are looked into.</summary>
    private const int ValueRowsLookedAt = 500;
    private const int ValueColumnsLookedAt = 4;

    private readonly SheetGrid sheet;
    private readonly FormVocabulary vocabulary;
    private readonly int columnCount;
    private readonly MergedRows merged;

    public HeaderFinder(SheetGrid sheet, FormDefinition form)
    {
        this.sheet = sheet;
        vocabulary = FormVocabulary.Of(form);
        columnCount = form.Columns.Length;
        merged = new MergedRows(sheet, RowsLookedAt);
    }

    /// <summary>A header cell's texts: its own, and that of the merged cell above it in a header of two rows.</summary>
    private sealed record HeaderCell(int Row, int Column, string Own, string Above);

    /// <summary>The cell that names a column, by the column's own name or by an alias.</summary>
    private sealed record NamedColumn(TableColumn Column, bool IsName);

    /// <summary>A cell that is no column's name; its values may still tell what it heads.</summary>
    private sealed record Undecided(HeaderCell Cell, string Key, UnitWords.Stated Unit);

    public TableHeader? Find()
    {
        TableHeader? best = null;
        var rows = Math.Min(sheet.RowCount, RowsLookedAt);
        for (var index = 0; index < rows && !IsSettled(best, index); index++)
        {
            best = Better(best, Read(SingleRow(index), sheet.RowNumberAt(index), sheet.RowNumberAt(index)));
            if (index + 1 < sheet.RowCount && sheet.RowNumberAt(index + 1) == sheet.RowNumberAt(index) + 1)
            {
                best = Better(best, Read(TwoRows(index), sheet.RowNumberAt(index), sheet.RowNumberAt(index) + 1));
            }
        }
        return best is { } header && header.Columns.Count >= LeastMatches ? header : null;
    }

    /// <summary>Every column was found above this row, so that no further row can do better.</summary>
    private bool IsSettled(TableHeader? best, int index) => best is not null && best.Columns.Count == columnCount && sheet.RowNumberAt(index) > best.LastRow;

    /// <summary>
    /// More columns recognised wins; then the earlier row, and a row alone before the same row with the one above it. A row below that holds nothing but the
    /// columns' units belongs to the header.
    /// </summary>
    private static TableHeader? Better(TableHeader? best, TableHeader candidate)
    {
        if (best is null || candidate.Columns.Count > best.Columns.Count)
        {
            return candidate;
        }
        if (candidate.Columns.Count == best.Columns.Count && candidate.FirstRow == best.FirstRow && candidate.LastRow > best.LastRow)
        {
            return candidate.UnitCount > best.UnitCount ? candidate : best;
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

    private bool SpansColumns(int row, int column) =>
        merged.TryFind(row, column, out var range) && range.LastColumn > range.FirstColumn && range.LastRow == row;

    private string TextAbove(ReadOnlySpan<GridCell> top, int topRow, int column)
    {
        if (SheetGrid.TryGet(top, column, out var cell) && cell.Kind == CellKind.Text)
        {
            return cell.Text!;
        }
        return merged.TryFind(topRow, column, out var range) && range.FirstRow == topRow && SheetGrid.TryGet(top, range.FirstColumn, out cell) && cell.Kind == CellKind.Text
            ? cell.Text!
            : "";
    }

    private TableHeader Read(List<HeaderCell> cells, int firstRow, int lastRow)
    {
        var named = new Dictionary<ColumnDefinition, NamedColumn>(ReferenceEqualityComparer.Instance);
        var others = new List<OtherColumn>();
        var undecided = new List<Undecided>();
        foreach (var cell in cells)
        {
            if (!TryMatch(cell, out var match, out var unit, out var key))
            {
                undecided.Add(new Undecided(cell, key, unit));
                continue;
            }
            var column = new TableColumn(cell.Column, match.Column, cell.Own, unit);
            if (!named.TryGetValue(match.Column, out var earlier))
            {
                named[match.Column] = new NamedColumn(column, match.IsName);
            }
            else if (match.IsName && !earlier.IsName)
            {
                named[match.Column] = new NamedColumn(column, IsName: true);
                others.Add(new OtherColumn(cell.Row, earlier.Column.Column, earlier.Column.Label, null));
            }
            else
            {
                others.Add(new OtherColumn(cell.Row, cell.Column, cell.Own, match.IsName == earlier.IsName ? match.Column : null));
            }
        }
        var looked = 0;
        foreach (var (cell, key, unit) in undecided)
        {
            var candidates = vocabulary.Columns.ByValues(key);
            var byValues = candidates.Count > 0 && looked++ < ValueColumnsLookedAt
                ? candidates.FirstOrDefault(dimension => !named.ContainsKey(dimension) && HoldsValues(dimension, cell.Column, lastRow))
                : null;
            if (byValues is not null)
            {
                named[byValues] = new NamedColumn(new TableColumn(cell.Column, byValues, cell.Own, unit), IsName: true);
            }
            else
            {
                others.Add(new OtherColumn(cell.Row, cell.Column, cell.Own, null));
            }
        }
        return new TableHeader(firstRow, lastRow, [.. named.Values.Select(value => value.Column).OrderBy(column => column.Column)], others);
    }

    private bool TryMatch(HeaderCell cell, [NotNullWhen(true)] out ColumnNames.Match? match, out UnitWords.Stated unit, out string key)
    {
        if (cell.Own.Length > LongestLabel)
        {
            (match, key, unit) = (null, "", default);
            return false;
        }
        (key, unit) = UnitWords.SplitHeader(Folding.FoldKey(cell.Own));
        if (vocabulary.Columns.TryFind(key, out match))
        {
            if (!unit.SaysSomething && cell.Above.Length is > 0 and <= LongestLabel)
            {
                unit = UnitWords.SplitHeader(Folding.FoldKey(cell.Above)).Unit;
            }
            return true;
        }
        if (cell.Above.Length is 0 or > LongestLabel)
        {
            return false;
        }
        var (above, unitAbove) = UnitWords.SplitHeader(Folding.FoldKey(cell.Above));
        var bracketOnly = UnitWords.ReadAlone(Folding.FoldKey(cell.Own));
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
        for (var index = 0; index < Math.Min(sheet.RowCount, ValueRowsLookedAt); index++)
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
