using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Finds the cover's label and value pairs, wherever they stand.</summary>
internal static class CoverReader
{
    private const int RowsLookedAt = 200;

    private static readonly string[] CodeLabels = ["学校标识码", "学校(机构)标识码", "学校机构标识码", "标识码", "机构标识码"];
    private static readonly string[] NameLabels = ["学校名称", "学校全称", "单位名称"];
    private static readonly string[] PeriodLabels = ["报告期", "报告期别", "统计期", "统计时期"];

    public static Cover Read(SheetGrid sheet, SheetPlace place, FindingSink findings) => new(place,
        Find(sheet, place, CodeLabels, findings), Find(sheet, place, NameLabels, findings), Find(sheet, place, PeriodLabels, findings));

    private static CoverEntry? Find(SheetGrid sheet, SheetPlace place, string[] labels, FindingSink findings)
    {
        CoverEntry? found = null;
        for (var index = 0; index < Math.Min(sheet.RowCount, RowsLookedAt); index++)
        {
            var row = sheet.RowAt(index);
            foreach (ref readonly var cell in row)
            {
                if (cell.Kind != CellKind.Text || cell.Text!.Length > 200 || ReadEntry(sheet, row, cell, labels) is not { } entry)
                {
                    continue;
                }
                if (found is { IsBlank: false } && !entry.IsBlank && Folding.FoldKey(entry.Text) != Folding.FoldKey(found.Text))
                {
                    findings.Add(RuleCatalogue.CoverTwice, place, entry.Row, entry.Column, entry.Text,
                        $"封面上的“{labels[0]}”填了两次:“{QuantityFindings.Quote(found.Text)}”和“{QuantityFindings.Quote(entry.Text)}”。");
                }
                found = found is null or { IsBlank: true } ? entry : found;
            }
        }
        return found;
    }

    /// <summary>The value right of a label (behind it where it is merged), or behind a colon in the label's own cell.</summary>
    private static CoverEntry? ReadEntry(SheetGrid sheet, ReadOnlySpan<GridCell> row, in GridCell cell, string[] labels)
    {
        var key = Folding.FoldKey(cell.Text).TrimStart('*').TrimEnd('*');
        var label = key.TrimEnd(':');
        if (labels.Contains(label, StringComparer.Ordinal))
        {
            var (r, c) = (cell.Row, cell.Column);
            var merged = sheet.MergedRanges.FirstOrDefault(range => range.FirstRow == r && range.FirstColumn == c);
            var column = Math.Max(c, merged.LastColumn) + 1;
            return SheetGrid.TryGet(row, column, out var value)
                ? new CoverEntry(r, column, value)
                : new CoverEntry(r, column, default);
        }
        var colon = key.IndexOf(':');
        return colon > 0 && labels.Contains(key[..colon], StringComparer.Ordinal)
            ? new CoverEntry(cell.Row, cell.Column, cell with { Text = key[(colon + 1)..] })
            : null;
    }
}
