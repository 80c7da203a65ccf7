using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The lines of a receipt that say where the workbook's numbers went (数的去向).</summary>
internal static class ReceiptNumbers
{
    private const int MaxListed = 12;

    /// <summary>The balance, then what is in no total, where anything is.</summary>
    public static ImmutableArray<(string Label, string Text)> Lines(Judgement judgement)
    {
        var numbers = judgement.Numbers;
        var lines = ImmutableArray.CreateBuilder<(string Label, string Text)>();
        lines.Add(
            (
                string.Create(CultureInfo.InvariantCulture, $"显示{numbers.Shown}个"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"计入{numbers.Counted};核对{numbers.Checked}(合计、其中等);说明{numbers.Named}(序号、日期、电话等);未计入{numbers.LeftCount}"
                )
            )
        );
        if (numbers.Left.Length > 0)
        {
            lines.Add(("未计入", Listed(numbers.Left.Select(Shown).ToList())));
        }
        if (Unread(judgement) is { Count: > 0 } unread)
        {
            lines.Add(("有错误、不在合计里", Listed(unread)));
        }
        return lines.ToImmutable();
    }

    private static string Shown(LeftNumbers block) =>
        string.Create(CultureInfo.InvariantCulture, $"{block.Sheet} {block.Range}({block.Count}个,相加{QuantityFormat.Number(block.Sum)})");

    private static string Listed(List<string> items) =>
        string.Join(";", items.Take(MaxListed))
        + (items.Count > MaxListed ? string.Create(CultureInfo.InvariantCulture, $";还有{items.Count - MaxListed}处") : "");

    /// <summary>Cells of an error from which no figure came, so that the totals lack what was meant there.</summary>
    private static List<string> Unread(Judgement judgement)
    {
        if (judgement.Verdict != Verdict.Rejected)
        {
            return [];
        }
        var figures = judgement
            .Rows.SelectMany(row =>
                row.Values.Where(value => value.HasValue && value.Column > 0).Select(value => (row.Sheet, row.Row, value.Column))
            )
            .ToHashSet();
        var forms = judgement.Rows.Select(row => row.Sheet).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. judgement
                .Findings.Where(finding =>
                    finding is { Severity: Severity.Error, Sheet: { } sheet, Cell: { } cell }
                    && forms.Contains(sheet)
                    && CellRange.TryParse(cell, out var range)
                    && !figures.Contains((sheet, range.FirstRow, range.FirstColumn))
                )
                .Select(finding => finding.Sheet + " " + finding.Cell)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
