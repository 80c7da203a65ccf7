using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 数的去向: where the numbers of all workbooks that count went, and a line for each school that has numbers which no one counted.
/// </summary>
internal static class NumbersTable
{
    /// <summary>The width of the column that says where they stand.</summary>
    public const double PlacesWidth = 48;

    private static readonly string[] Headers =
    [
        "学校标识码",
        "学校名称",
        "报表数",
        "显示的数",
        "计入",
        "核对",
        "说明",
        "未计入",
        "结论",
        "未计入的位置",
    ];

    public static void Write(SheetWriter sheet, ImmutableArray<SchoolNumbers> numbers, Period of)
    {
        var known = numbers.Where(line => line.Counts is not null).ToList();
        sheet.Row();
        sheet.Row(22);
        sheet.Wide("数的去向", Looks.Section, Headers.Length);
        sheet.Row(34);
        sheet.Wide(ChineseText.Typeset(Note(numbers.Length - known.Count)), Looks.Note, Headers.Length);
        if (known.Count == 0)
        {
            return;
        }
        sheet.Row(22);
        foreach (var header in Headers)
        {
            sheet.Text(header, Looks.Header);
        }
        var sum = SchoolNumbers.Sum(known);
        WriteLine(sheet, "", "全部计入汇总的报表", known.Count, sum, "", total: true);
        foreach (var school in known.Where(line => line.Counts!.Left > 0).GroupBy(line => line.School))
        {
            var counts = SchoolNumbers.Sum(school);
            WriteLine(
                sheet,
                school.Key.ToString(),
                school.First().SchoolName,
                school.Count(),
                counts,
                Places([.. school], of),
                total: false
            );
        }
    }

    private static string Note(int unknown) =>
        "计入汇总的各份报表上显示的每一个数都有去向:计入(成为汇总的数)、核对(合计、其中等,用来核对)、说明(序号、日期、电话等)、未计入(没有读懂或不在报表的栏内)。"
        + "下面逐校列出有未计入的数的学校,请逐处确认确实不必汇总。"
        + (unknown == 0 ? "" : FormattableString.Invariant($"另有{unknown}份报表由旧版程序核查,没有记录数的去向,重新核查后才有。"));

    private static void WriteLine(
        SheetWriter sheet,
        string code,
        string name,
        int workbooks,
        NumberCounts counts,
        string places,
        bool total
    )
    {
        CellStyle Look(CellStyle style) => style.AtLevel(total, subtotal: false);
        sheet.Row(TextWidth.Row((places, PlacesWidth), (name, 22)));
        sheet.Text(code, Look(Looks.Code));
        sheet.Text(name, Look(Looks.Wrapped));
        var row = sheet.CurrentRow;
        sheet.Number(workbooks, 0, Look(Looks.Figure));
        sheet.Formula(FormattableString.Invariant($"SUM(E{row}:H{row})"), counts.Shown, 0, Look(Looks.Figure));
        foreach (var count in (ReadOnlySpan<int>)[counts.Counted, counts.Checked, counts.Named, counts.Left])
        {
            sheet.Number(count, 0, Look(Looks.Figure));
        }
        sheet.Formula(
            FormattableString.Invariant($"IF(H{row}=0,\"都有去向\",\"请确认\")"),
            counts.Left == 0 ? "都有去向" : "请确认",
            Look(Looks.Centered with { Font = counts.Left == 0 ? CellFont.Body : CellFont.Doubtful })
        );
        sheet.Text(places, Look(Looks.Wrapped));
    }

    private static string Places(IReadOnlyCollection<SchoolNumbers> workbooks, Period of) =>
        ChineseText.Typeset(
            string.Join(
                "\n",
                workbooks.Select(line =>
                    (line.Period != of ? line.Period.ChineseName + ":" : "")
                    + string.Join(";", line.Counts!.Blocks.Select(Place))
                    + More(line.Counts!)
                )
            )
        );

    private static string Place(LeftNumbers block) =>
        FormattableString.Invariant(
            $"{PersonalData.Mask(block.Sheet)} {block.Range}({block.Count}个,相加{QuantityFormat.Number(block.Sum)})"
        );

    private static string More(NumberCounts counts)
    {
        var rest = counts.Left - counts.Blocks.Sum(block => block.Count);
        return rest <= 0 ? "" : FormattableString.Invariant($";其余{rest}个见该校回执");
    }
}
