using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Finds where a sheet states units for its whole table: above the header and beside it, below the table, in comments, in the printed
/// page's header.
/// </summary>
internal static class SheetUnits
{
    /// <summary>So many rows from the bottom may hold notes; a table's own rows end the search earlier.</summary>
    private const int RowsBelow = 60;

    /// <summary>A row with so many filled cells is one of the table.</summary>
    private const int CellsOfARow = 4;

    /// <summary>In the order in which they are believed: above, beside, below, comments, page.</summary>
    public static List<UnitStatement> Find(SheetGrid sheet, TableHeader header)
    {
        var found = new List<UnitStatement>();
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) <= header.LastRow; index++)
        {
            AddRow(found, sheet.RowAt(index), header);
        }
        AddBelow(found, sheet, header);
        foreach (var ((row, column), note) in sheet.Notes)
        {
            if (row < header.FirstRow || (row <= header.LastRow && header.Columns.All(known => known.Column != column)))
            {
                Add(found, OfNote(note), $"{CellAddress.Format(row, column)}的批注", row, column, note);
            }
        }
        foreach (var text in sheet.PageTexts)
        {
            Add(
                found,
                UnitLines.Find(text) is { SaysSomething: true } stated ? stated : UnitWords.ReadAlone(Folding.FoldKey(text)),
                "页眉或页脚",
                0,
                0,
                text
            );
        }
        return found;
    }

    /// <summary>What a comment says, its author's name in front or not.</summary>
    public static UnitWords.Stated OfNote(string note)
    {
        foreach (var line in note.Split('\n', '\r'))
        {
            if (UnitLines.FindSaid(line) is { SaysSomething: true } said)
            {
                return said;
            }
            if (UnitWords.ReadAlone(Folding.FoldKey(line)) is { SaysSomething: true } alone)
            {
                return alone;
            }
        }
        return UnitLines.FindSaid(note);
    }

    private static void AddRow(List<UnitStatement> found, ReadOnlySpan<GridCell> row, TableHeader header)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Kind != CellKind.Text)
            {
                continue;
            }
            if (row[i].Row >= header.FirstRow && !UnitLines.IsUnitLine(row[i].Text))
            {
                continue;
            }
            var stated = UnitLines.Find(row[i].Text);
            if (!stated.SaysSomething && row[i].Row < header.FirstRow)
            {
                stated = IsLabelled(row, i) || row.Length == 1 ? UnitWords.ReadAlone(Folding.FoldKey(Short(row[i].Text!))) : default;
            }
            Add(found, stated, $"表上方{row[i].Address}", row[i].Row, row[i].Column, row[i].Text!);
        }
    }

    /// <summary>单位 in the cell before, the unit in this one.</summary>
    private static bool IsLabelled(ReadOnlySpan<GridCell> row, int index) =>
        index > 0 && row[index - 1].Kind == CellKind.Text && UnitLines.IsLabelAlone(row[index - 1].Text);

    /// <summary>Notes below the table, from the bottom up to the first row that looks like one of the table's.</summary>
    private static void AddBelow(List<UnitStatement> found, SheetGrid sheet, TableHeader header)
    {
        for (
            var index = sheet.RowCount - 1;
            index >= Math.Max(0, sheet.RowCount - RowsBelow) && sheet.RowNumberAt(index) > header.LastRow;
            index--
        )
        {
            var row = sheet.RowAt(index);
            if (row.Length >= CellsOfARow || HoldsNumber(row))
            {
                return;
            }
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].Kind != CellKind.Text)
                {
                    continue;
                }
                var stated = UnitLines.FindSaid(row[i].Text);
                stated = !stated.SaysSomething && IsLabelled(row, i) ? UnitWords.ReadAlone(Folding.FoldKey(Short(row[i].Text!))) : stated;
                Add(found, stated.PerHead is null ? stated : default, $"表下方{row[i].Address}", row[i].Row, row[i].Column, row[i].Text!);
            }
        }
    }

    private static bool HoldsNumber(ReadOnlySpan<GridCell> row)
    {
        foreach (ref readonly var cell in row)
        {
            if (cell.Kind == CellKind.Number)
            {
                return true;
            }
        }
        return false;
    }

    private static string Short(string text) => text.Length <= 30 ? text : "";

    private static void Add(List<UnitStatement> found, UnitWords.Stated stated, string where, int row, int column, string text)
    {
        if (stated.SaysSomething)
        {
            found.Add(new UnitStatement(stated, where, row, column, text));
        }
    }
}
