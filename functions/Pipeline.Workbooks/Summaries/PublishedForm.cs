using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>
/// What published statistical tables carry around their figures: the unit at the upper right, who filled in and answers for it below.
/// </summary>
internal static class PublishedForm
{
    private static readonly string[] Signatures = ["制表人:", "审核人:", "负责人:", "日期:    年  月  日"];

    /// <summary>填报单位 at the left, the unit at the right, above the header.</summary>
    public static void WriteUnitLine(SheetWriter sheet, string unit, int width)
    {
        sheet.Row(18);
        var left = Math.Max(1, width / 2);
        sheet.Wide(ChineseText.Typeset("填报单位:"), Looks.Note with { Wrap = false }, left);
        if (width > left)
        {
            sheet.Wide(ChineseText.Typeset(unit), Looks.NoteRight, width - left);
        }
    }

    /// <summary>Lines to sign on, below the table.</summary>
    public static void WriteSignatures(SheetWriter sheet, int width)
    {
        sheet.Row();
        sheet.Row(22);
        var each = Math.Max(1, width / Signatures.Length);
        for (var i = 0; i < Signatures.Length; i++)
        {
            sheet.Wide(ChineseText.Typeset(Signatures[i]), Looks.Note with { Wrap = false }, each);
        }
    }

    /// <summary>Which totals are starred, and how many schools left them blank; nothing where all are whole.</summary>
    public static IEnumerable<string> PartialNote(IEnumerable<(string Name, Total Total)> totals)
    {
        var partial = totals.Where(line => line.Total.IsPartial).DistinctBy(line => line.Name).ToList();
        if (partial.Count > 0)
        {
            yield return "带“*”的合计有学校未填或未填全:"
                + string.Join('、', partial.Select(line => FormattableString.Invariant($"{line.Name}{line.Total.Blank}所")));
        }
    }
}
