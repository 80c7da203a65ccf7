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

    private const int LongestLabel = HeaderTexts.Longest;

    /// <summary>So many rows tell which values a column holds, and so many columns named by their values are looked into.</summary>
    private const int ValueRowsLookedAt = 500;
    private const int ValueColumnsLookedAt = 4;

    private readonly SheetGrid sheet;
    private readonly FormVocabulary vocabulary;
    private readonly int columnCount;
    private readonly HeaderCells cells;

    public HeaderFinder(SheetGrid sheet, FormDefinition form)
    {
        this.sheet = sheet;
        vocabulary = FormVocabulary.Of(form);
        columnCount = form.Columns.Length;
        cells = new HeaderCells(sheet, new MergedRows(sheet, RowsLookedAt));
    }

    /// <summary>The cell that names a column, by the column's own name or by an alias.</summary>
    private sealed record NamedColumn(TableColumn Column, bool IsName, int Row);

    /// <summary>A cell that is no column's name; its values may still tell what it heads.</summary>
    private sealed record Undecided(HeaderCell Cell, string Key, UnitWords.Stated Unit);

    public TableHeader? Find()
    {
        TableHeader? best = null;
        var rows = Math.Min(sheet.RowCount, RowsLookedAt);
        for (var index = 0; index < rows && !IsSettled(best, index); index++)
        {
            for (var depth = 1; depth <= HeaderCells.Deepest && index + depth <= sheet.RowCount; depth++)
            {
                var last = sheet.RowNumberAt(index) + depth - 1;
                if (sheet.RowNumberAt(index + depth - 1) != last || (depth > 2 && cells.HoldNumber(index + depth - 1)))
                {
                    break;
                }
                best = Better(best, Read(cells.Over(index, depth), sheet.RowNumberAt(index), last));
            }
        }
        return best is { } header && header.Columns.Length >= LeastMatches ? header : null;
    }

    /// <summary>Every column was found above this row, so that no further row can do better.</summary>
    private bool IsSettled(TableHeader? best, int index) =>
        best is not null && best.Columns.Length == columnCount && sheet.RowNumberAt(index) > best.LastRow;

    /// <summary>
    /// More columns recognised wins; then the earlier row, and a row alone before the same row with the one above it. A row below that
    /// holds nothing but the columns' units belongs to the header.
    /// </summary>
    private static TableHeader? Better(TableHeader? best, TableHeader candidate)
    {
        if (best is null || candidate.Columns.Length > best.Columns.Length)
        {
            return candidate;
        }
        if (candidate.Columns.Length == best.Columns.Length && candidate.FirstRow == best.FirstRow && candidate.LastRow > best.LastRow)
        {
            return candidate.UnitCount > best.UnitCount ? candidate : best;
        }
        var standsAlone = candidate.LastRow == best.LastRow && candidate.FirstRow > best.FirstRow;
        return candidate.Columns.Length == best.Columns.Length && standsAlone ? candidate : best;
    }

    private TableHeader Read(List<HeaderCell> found, int firstRow, int lastRow)
    {
        var named = new Dictionary<ColumnDefinition, NamedColumn>(ReferenceEqualityComparer.Instance);
        var others = new List<OtherColumn>();
        var undecided = new List<Undecided>();
        foreach (var cell in found)
        {
            if (!TryMatch(cell, out var match, out var unit, out var key))
            {
                undecided.Add(new Undecided(cell, key, unit));
            }
            else if (cells.AreEarlier(cell, firstRow))
            {
                others.Add(new OtherColumn(cell.Row, cell.Column, cell.Own, null, OtherColumnKind.Earlier));
            }
            else
            {
                Name(new NamedColumn(new TableColumn(cell.Column, match.Column, cell.Own, unit), match.IsName, cell.Row), named, others);
            }
        }
        var looked = 0;
        foreach (var (cell, key, unit) in undecided)
        {
            var candidates = vocabulary.Columns.ByValues(key);
            var byValues =
                candidates.Count > 0 && looked++ < ValueColumnsLookedAt
                    ? candidates.FirstOrDefault(dimension => !named.ContainsKey(dimension) && HoldsValues(dimension, cell.Column, lastRow))
                    : null;
            if (byValues is not null)
            {
                named[byValues] = new NamedColumn(new TableColumn(cell.Column, byValues, cell.Own, unit), IsName: true, cell.Row);
            }
            else
            {
                others.Add(OtherOf(cell, firstRow, lastRow));
            }
        }
        return new TableHeader(firstRow, lastRow, [.. named.Values.Select(value => value.Column).OrderBy(column => column.Column)], others);
    }

    /// <summary>
    /// Gives a column its header; where two headers mean the same, the visible one before a hidden one, the filled one before an empty one,
    /// and for what is no measure the one with the column's own name. Two filled measures are one too many.
    /// </summary>
    private void Name(NamedColumn column, Dictionary<ColumnDefinition, NamedColumn> named, List<OtherColumn> others)
    {
        var definition = column.Column.Definition;
        if (!named.TryGetValue(definition, out var earlier))
        {
            named[definition] = column;
            return;
        }
        var (hidden, earlierHidden) = (IsHidden(column), IsHidden(earlier));
        var (filled, earlierFilled) = (HoldsAnything(column), HoldsAnything(earlier));
        var isTwice =
            hidden == earlierHidden && filled && earlierFilled && (definition is MeasureColumn || column.IsName == earlier.IsName);
        var wins =
            hidden != earlierHidden ? !hidden
            : filled != earlierFilled ? filled
            : column.IsName && !earlier.IsName;
        var (winner, loser) = wins ? (column, earlier) : (earlier, column);
        named[definition] = winner;
        var kind =
            isTwice ? OtherColumnKind.Twice
            : hidden != earlierHidden ? OtherColumnKind.HiddenTwin
            : OtherColumnKind.Unknown;
        others.Add(
            new OtherColumn(
                loser.Row,
                loser.Column.Column,
                loser.Column.Label,
                kind == OtherColumnKind.Unknown ? null : definition,
                kind,
                winner.Column.Label
            )
        );
    }

    private bool IsHidden(NamedColumn column) =>
        sheet.HiddenColumns.Any(range => column.Column.Column >= range.FirstColumn && column.Column.Column <= range.LastColumn);

    private bool HoldsAnything(NamedColumn column)
    {
        for (var index = 0; index < Math.Min(sheet.RowCount, ValueRowsLookedAt); index++)
        {
            if (
                sheet.RowNumberAt(index) > column.Row
                && SheetGrid.TryGet(sheet.RowAt(index), column.Column.Column, out var cell)
                && !CellWords.IsBlank(cell)
                && !(
                    cell.Kind == CellKind.Text
                    && column.Column.Definition is MeasureColumn
                    && !cell.Text.AsSpan().ContainsAnyInRange('0', '9')
                )
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A header cell that names no column of the form.</summary>
    private OtherColumn OtherOf(HeaderCell cell, int firstRow, int lastRow)
    {
        var key = Folding.FoldKey(cell.Own.Length <= LongestLabel ? cell.Own : "");
        if (key is "单位" or "计量单位" or "金额单位" or "资金单位" && HoldsUnits(cell.Column, lastRow))
        {
            return new OtherColumn(cell.Row, cell.Column, cell.Own, null, OtherColumnKind.RowUnit);
        }
        if (cells.AreEarlier(cell, firstRow))
        {
            return new OtherColumn(cell.Row, cell.Column, cell.Own, null, OtherColumnKind.Earlier);
        }
        var part =
            key is "元" or "角" or "分" or "万" or "万元" or "千" or "百" or "十"
            && cell.Above.Length is > 0 and <= LongestLabel
            && vocabulary.Columns.TryFind(UnitWords.SplitHeader(Folding.FoldKey(cell.Above)).Name, out var split)
                ? split.Column
                : null;
        return new OtherColumn(
            cell.Row,
            cell.Column,
            cell.Own,
            part,
            part is null ? OtherColumnKind.Unknown : OtherColumnKind.Twice,
            part?.Name
        );
    }

    /// <summary>Every filled cell below holds a unit and nothing else.</summary>
    private bool HoldsUnits(int column, int headerRow)
    {
        var filled = 0;
        for (var index = 0; index < Math.Min(sheet.RowCount, ValueRowsLookedAt); index++)
        {
            if (
                sheet.RowNumberAt(index) > headerRow
                && SheetGrid.TryGet(sheet.RowAt(index), column, out var cell)
                && !CellWords.IsBlank(cell)
            )
            {
                filled++;
                if (cell.Kind != CellKind.Text || !UnitWords.ReadAlone(Folding.FoldKey(cell.Text)).SaysSomething)
                {
                    return false;
                }
            }
        }
        return filled > 0;
    }

    private bool TryMatch(HeaderCell cell, [NotNullWhen(true)] out ColumnNames.Match? match, out UnitWords.Stated unit, out string key)
    {
        (match, unit, key) = vocabulary.Headers.Read(cell.Own, cell.Above);
        return match is not null;
    }

    /// <summary>Most of the filled cells below hold values of the dimension, or there are none.</summary>
    private bool HoldsValues(DimensionColumn dimension, int column, int headerRow)
    {
        var values = vocabulary.Values[dimension.Index];
        var (filled, known) = (0, 0);
        for (var index = 0; index < Math.Min(sheet.RowCount, ValueRowsLookedAt); index++)
        {
            if (
                sheet.RowNumberAt(index) > headerRow
                && SheetGrid.TryGet(sheet.RowAt(index), column, out var cell)
                && cell.Kind == CellKind.Text
                && !CellWords.IsBlank(cell)
                && !CellWords.IsNote(cell.Text)
            )
            {
                filled++;
                known += values.TryFind(cell.Text!, out _, out _) ? 1 : 0;
            }
        }
        return filled == 0 || known * 2 > filled;
    }
}
