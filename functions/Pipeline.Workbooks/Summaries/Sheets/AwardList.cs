using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Reporting;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The best awards below the cross table: item, dimensions, number, texts, school.</summary>
internal static class AwardList
{
    /// <summary>The columns that the list spans.</summary>
    public const int Columns = 11;
    public const int SchoolColumn = 10;
    private const int Most = 100;

    public static void Write(SheetWriter sheet, ImmutableArray<AwardEntry> awards, ImmutableArray<ColumnSetup> columns)
    {
        sheet.Row();
        sheet.BeginGroup();
        sheet.Row(22);
        var more = awards.Length > Most ? string.Create(CultureInfo.InvariantCulture, $"(前{Most}项)") : "";
        sheet.Wide("主要奖项" + more, Looks.Section, Columns);
        sheet.Row(20);
        foreach (var (text, span) in (ReadOnlySpan<(string, int)>)[("序号、级别", 1), ("等次", 1), ("获奖项目", 3), ("类别、对象", 1), ("数量", 1), ("颁奖单位、日期", 2), ("学校", 1), ("备注", 1)])
        {
            sheet.Wide(text, Looks.Header, span);
        }
        for (var i = 0; i < Math.Min(awards.Length, Most); i++)
        {
            WriteAward(sheet, i, awards[i], columns);
        }
    }

    private static void WriteAward(SheetWriter sheet, int index, AwardEntry award, ImmutableArray<ColumnSetup> columns)
    {
        var row = award.Row;
        var dimensions = row.Dimensions.Select(value => value ?? "").ToList();
        var texts = row.Form.Texts.Where(text => text.Stored).Select(text => row.Texts[text.Index] ?? "").ToList();
        var item = texts.FirstOrDefault() ?? "";
        var school = string.Join("、", award.Schools);
        var issuer = string.Join(" ", texts.Skip(1).Where(text => text.Length > 0));
        var doubt = award.IsDoubtful ? ChineseText.Typeset(string.Create(CultureInfo.InvariantCulture, $"存疑:{award.Schools.Length}所学校填报同一奖项")) : "";
        if (index > 0)
        {
            sheet.BeginGroup();
        }
        sheet.Row(TextWidth.Row((item, columns[2].Width + columns[3].Width + columns[4].Width), (issuer, columns[7].Width + columns[8].Width), (school, columns[9].Width), (doubt, columns[10].Width)));
        sheet.Text(string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {dimensions.FirstOrDefault()}"), Looks.Body);
        sheet.Text(dimensions.ElementAtOrDefault(1) ?? "", Looks.Centered);
        sheet.Wide(item, Looks.Wrapped, 3);
        sheet.Text(string.Join(" ", dimensions.Skip(2).Where(value => value.Length > 0)), Looks.Centered);
        sheet.Number(row.Values[0].Value, 0, Looks.Figure.Approximate(row.Values[0].Approximate));
        sheet.Wide(issuer, Looks.Wrapped, 2);
        sheet.Text(school, Looks.Wrapped);
        sheet.Text(doubt, Looks.Wrapped with { Font = CellFont.Bad });
    }
}
