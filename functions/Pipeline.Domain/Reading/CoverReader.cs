using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Finds the cover's label and value pairs, wherever they stand.</summary>
internal sealed class CoverReader
{
    private const int RowsLookedAt = 200;
    private const int LongestEntry = 200;

    /// <summary>So many columns right of a blank neighbour a value may still stand.</summary>
    private const int ColumnsLookedAt = 8;

    private static readonly string[] CodeLabels = ["学校标识码", "学校(机构)标识码", "学校机构标识码", "标识码", "机构标识码"];
    private static readonly string[] NameLabels = ["学校名称", "学校全称", "单位名称"];
    private static readonly string[] PeriodLabels = ["报告期", "报告期别", "统计期", "统计时期"];

    /// <summary>A code has so many digits, whether in one cell or in boxes of one each.</summary>
    private const int CodeDigits = SchoolCode.Length;

    private static readonly HashSet<string> AllLabels = new([.. CodeLabels, .. NameLabels, .. PeriodLabels], StringComparer.Ordinal);

    private readonly SheetGrid sheet;
    private readonly SheetPlace place;
    private readonly FindingSink findings;
    private readonly MergedRows merged;
    private readonly List<Candidate> candidates = [];

    private CoverReader(SheetGrid sheet, SheetPlace place, FindingSink findings)
    {
        this.sheet = sheet;
        this.place = place;
        this.findings = findings;
        merged = new MergedRows(sheet, RowsLookedAt);
        for (var index = 0; index < Math.Min(sheet.RowCount, RowsLookedAt); index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (cell.Kind == CellKind.Text && cell.Text!.Length <= LongestEntry)
                {
                    AddCandidate(index, cell);
                }
            }
        }
    }

    /// <summary>A cell that is, or begins with, one of the labels.</summary>
    /// <param name="Value">What stands behind a colon in the label's own cell; null if the label stands alone.</param>
    private sealed record Candidate(int RowIndex, int Column, string Label, string? Value);

    public static Cover Read(SheetGrid sheet, SheetPlace place, FindingSink findings)
    {
        var reader = new CoverReader(sheet, place, findings);
        return new Cover(
            place,
            reader.Find(CodeLabels, LooksLikeCode),
            reader.Find(NameLabels, static _ => false),
            reader.Find(PeriodLabels, static text => PeriodText.TryRead(text, out _)),
            reader.FindUnit()
        );
    }

    private void AddCandidate(int index, in GridCell cell)
    {
        var key = Folding.FoldKey(cell.Text).TrimStart('*').TrimEnd('*');
        if (AllLabels.Contains(LabelOf(key)))
        {
            candidates.Add(new Candidate(index, cell.Column, LabelOf(key), null));
        }
        else if (key.IndexOf(':') is > 0 and var colon && AllLabels.Contains(LabelOf(key[..colon])))
        {
            candidates.Add(new Candidate(index, cell.Column, LabelOf(key[..colon]), key[(colon + 1)..]));
        }
    }

    private CoverEntry? Find(string[] labels, Func<string, bool> looksLikeValue)
    {
        CoverEntry? found = null;
        foreach (var candidate in candidates.Where(candidate => labels.Contains(candidate.Label, StringComparer.Ordinal)))
        {
            var entry = ReadEntry(candidate, looksLikeValue);
            if (found is { IsBlank: false } && !entry.IsBlank && !SaysTheSame(found.Text, entry.Text))
            {
                findings.Add(
                    RuleCatalogue.CoverTwice,
                    place,
                    entry.Row,
                    entry.Column,
                    entry.Text,
                    $"封面上的“{labels[0]}”填了两次:“{QuantityFindings.Quote(found.Text)}”和“{QuantityFindings.Quote(entry.Text)}”。"
                );
                return found;
            }
            found = found is null or { IsBlank: true } ? entry : found;
        }
        return found;
    }

    /// <summary>The same text in any width, or the same period in other words.</summary>
    private static bool SaysTheSame(string first, string second) =>
        Folding.FoldKey(first) == Folding.FoldKey(second)
        || (PeriodText.TryRead(first, out var one) && PeriodText.TryRead(second, out var other) && one == other);

    /// <summary>The value right of a label (behind it where it is merged), or behind a colon in the label's own cell.</summary>
    private CoverEntry ReadEntry(Candidate candidate, Func<string, bool> looksLikeValue)
    {
        var row = sheet.RowAt(candidate.RowIndex);
        var number = sheet.RowNumberAt(candidate.RowIndex);
        if (candidate.Value is { } behindColon)
        {
            SheetGrid.TryGet(row, candidate.Column, out var cell);
            return new CoverEntry(number, candidate.Column, cell with { Text = behindColon });
        }
        var column = Math.Max(candidate.Column, merged.TryFind(number, candidate.Column, out var range) ? range.LastColumn : 0) + 1;
        return ValueRightOf(row, column, looksLikeValue) is { } value
            ? new CoverEntry(
                number,
                value.Column,
                CodeLabels.Contains(candidate.Label, StringComparer.Ordinal) ? Joined(row, value) : value
            )
            : new CoverEntry(number, column, default);
    }

    /// <summary>
    /// The cell at a column, or where that is blank the next filled one of the row, if it looks like the value and not like a hint.
    /// </summary>
    private static GridCell? ValueRightOf(ReadOnlySpan<GridCell> row, int column, Func<string, bool> looksLikeValue)
    {
        if (SheetGrid.TryGet(row, column, out var next) && !CellWords.IsBlank(next))
        {
            return next;
        }
        for (var further = column + 1; further <= column + ColumnsLookedAt; further++)
        {
            if (SheetGrid.TryGet(row, further, out var cell) && !CellWords.IsBlank(cell))
            {
                return looksLikeValue(CellWords.Display(cell)) ? cell : null;
            }
        }
        return null;
    }

    /// <summary>
    /// A code written one digit a cell, as paper forms have boxes for it; the first cell as it is where the row holds none such.
    /// </summary>
    private static GridCell Joined(ReadOnlySpan<GridCell> row, in GridCell first)
    {
        var digits = "";
        foreach (ref readonly var cell in row)
        {
            if (cell.Column < first.Column || CellWords.IsBlank(cell))
            {
                continue;
            }
            var text = Folding.FoldKey(CellWords.Display(cell));
            if (text.Length is 0 or >= CodeDigits / 2 || !text.All(char.IsAsciiDigit) || digits.Length + text.Length > CodeDigits)
            {
                break;
            }
            digits += text;
        }
        return digits.Length > Folding.FoldKey(CellWords.Display(first)).Length
            ? first with
            {
                Kind = CellKind.Text,
                Text = digits,
            }
            : first;
    }

    /// <summary>The unit that the cover states for the workbook's money: 金额单位 beside 万元, or in one cell.</summary>
    private UnitStatement? FindUnit()
    {
        for (var index = 0; index < Math.Min(sheet.RowCount, RowsLookedAt); index++)
        {
            var row = sheet.RowAt(index);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].Kind != CellKind.Text || row[i].Text!.Length > LongestEntry)
                {
                    continue;
                }
                var isLabel = i + 1 < row.Length && row[i + 1].Kind == CellKind.Text && UnitLines.IsLabelAlone(row[i].Text);
                var stated = isLabel ? UnitWords.ReadAlone(Folding.FoldKey(row[i + 1].Text)) : UnitLines.FindSaid(row[i].Text);
                if (stated.SaysSomething)
                {
                    return new UnitStatement(stated, $"封面{row[i].Address}", 0, 0, row[i].Text!);
                }
            }
        }
        return null;
    }

    private static bool LooksLikeCode(string text) => SchoolCode.TryParse(Folding.FoldKey(text), out _);

    /// <summary>A label without its colon, its star and its hint: <c>*学校标识码(10位):</c>.</summary>
    private static string LabelOf(string key)
    {
        var label = key.TrimEnd(':', '*');
        return label.EndsWith(')') && label.LastIndexOf('(') is > 0 and var open ? label[..open] : label;
    }
}
