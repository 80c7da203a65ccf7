using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>上报情况: every expected school and the outcome of its report, with the rates of every area.</summary>
internal static class ReportingSheet
{
    public const int FirstLine = 4;
    public const int ExpectedColumn = 12;
    public const int ReceivedColumn = 13;
    public const int RateColumn = 15;
    private const int CountedColumn = 16;
    private const int LateColumn = 6;
    private static readonly string[] Headers =
    [
        "区域/学校",
        "学校标识码",
        "办学类型",
        "状态",
        "上报时间\n(北京时间)",
        "迟报",
        "错误",
        "疑问\n待说明",
        "疑问\n已说明",
        "提示",
        "数据来源",
        "应报",
        "已报",
        "已采用",
        "上报率",
        "计入",
        "版本",
        "文件",
    ];

    public static int RowOf(int line) => FirstLine + line;

    public static void Write(WorkbookBuilder workbook, SummaryContext context, int order)
    {
        var lines = context.Layout.Lines;
        var columns = Columns(lines);
        var setup = new SheetSetup(
            context.Heading + "上报情况",
            context.Period,
            columns,
            FirstLine - 1,
            1,
            FirstLine - 1,
            "FF2F75B5",
            context.Layout.Depth
        )
        {
            LastPrintedColumn = CountedColumn,
        };
        workbook.Sheet(
            order,
            SheetNames.Reporting,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "上报情况", Looks.Title, CountedColumn);
                sheet.Row(
                    TextWidth.Row(
                        (ReportingText.Sentence(context.Summary, context.Layout), columns.Take(CountedColumn).Sum(column => column.Width))
                    )
                );
                sheet.Wide(ReportingText.Sentence(context.Summary, context.Layout), Looks.Note, CountedColumn);
                sheet.Row(32);
                foreach (var header in Headers)
                {
                    sheet.Text(header, Looks.Header);
                }
                var counts = Counts(lines);
                for (var i = 0; i < lines.Length; i++)
                {
                    if (context.Layout.BeginsGroup(i))
                    {
                        sheet.BeginGroup();
                    }
                    sheet.Row(0, lines[i].Depth);
                    WriteLine(sheet, lines[i], counts[i], context.Summary.HasRoster);
                }
            }
        );
    }

    private static ImmutableArray<ColumnSetup> Columns(ImmutableArray<AreaLine> lines)
    {
        double[] widths =
        [
            TextWidth.Column(lines.Select(line => new string(' ', line.Depth * 2) + line.Name), 18, 44),
            13,
            TextWidth.Column(lines.Select(line => line.School?.School.Type), 10, 20),
            TextWidth.Column(lines.Select(line => line.School is null ? null : ReportingText.State(line.School)), 10, 24),
            17,
            7,
            7,
            9,
            9,
            7,
            TextWidth.Column(lines.Select(line => line.School is null ? null : Sources(line.School)), 10, 24),
            7,
            7,
            8,
            9,
            7,
            TextWidth.Column(lines.Select(line => line.School?.Version), 7, 24),
            TextWidth.Column(lines.Select(line => line.School?.File), 12, 44),
        ];
        return [.. widths.Select(width => new ColumnSetup(width))];
    }

    private static void WriteLine(SheetWriter sheet, AreaLine line, long[] counts, bool hasRoster)
    {
        var text = SummaryContext.LineStyle(Looks.Body, line);
        var centered = SummaryContext.LineStyle(Looks.Centered, line);
        sheet.Text(line.Name, text with { Indent = line.Depth });
        if (line.School is { } report)
        {
            WriteReport(sheet, report);
        }
        else
        {
            sheet.Blank(centered, LateColumn - 2);
            var row = sheet.CurrentRow;
            sheet.Formula(
                $"COUNTIF({Reference.Down(LateColumn, row + 1, row + Math.Max(1, (int)counts[0]))},\"迟报\")",
                counts[1],
                0,
                SummaryContext.LineStyle(Looks.Figure, line)
            );
        }
        WriteCounts(sheet, line, counts, hasRoster);
    }

    private static void WriteReport(SheetWriter sheet, SchoolReport report)
    {
        sheet.Text(report.School.Code.ToString(), Looks.Code);
        sheet.Text(report.School.Type, Looks.Centered);
        sheet.Text(ReportingText.State(report), Looks.Centered with { Font = ReportingText.Font(report) });
        if (report.ReceivedAt is { } received)
        {
            sheet.Number(ReportingText.Serial(received), Looks.Centered with { Format = CellStyle.Time });
        }
        else
        {
            sheet.Blank(Looks.Centered);
        }
        sheet.Text(report.IsLate ? "迟报" : "", Looks.Centered with { Font = CellFont.Bad });
    }

    private static void WriteCounts(SheetWriter sheet, AreaLine line, long[] counts, bool hasRoster)
    {
        var style = SummaryContext.LineStyle(Looks.Figure, line);
        var row = sheet.CurrentRow;
        for (var i = 0; i < 9; i++)
        {
            if (i == 4)
            {
                sheet.Text(line.School is { } report ? Sources(report) : "", SummaryContext.LineStyle(Looks.Centered, line));
            }
            var column = sheet.NextColumn;
            if (i == 7 && (line.IsSchool || !hasRoster))
            {
                sheet.Blank(style);
            }
            else if (i == 7)
            {
                WriteRate(sheet, row, counts, style with { Format = CellStyle.Percent });
            }
            else if (line.IsSchool)
            {
                sheet.Number(counts[i + 2], 0, style);
            }
            else
            {
                sheet.Formula($"SUBTOTAL(9,{Reference.Down(column, row + 1, row + Math.Max(1, (int)counts[0]))})", counts[i + 2], 0, style);
            }
        }
        sheet.Text(line.School?.Version ?? "", SummaryContext.LineStyle(Looks.Centered, line));
        sheet.Text(PersonalData.Mask(line.School?.File ?? ""), SummaryContext.LineStyle(Looks.Body, line));
    }

    private static void WriteRate(SheetWriter sheet, int row, long[] counts, CellStyle style)
    {
        var expected = Reference.Cell(row, ExpectedColumn);
        var formula = $"IF({expected}=0,\"\",{Reference.Cell(row, ReceivedColumn)}/{expected})";
        if (counts[6] == 0)
        {
            sheet.Formula(formula, "", style);
        }
        else
        {
            sheet.Formula(formula, (double)counts[7] / counts[6], style);
        }
    }

    /// <summary>
    /// For every line: lines below, late, errors, open, explained, notices, expected, received, accepted, (the rate), counted.
    /// </summary>
    private static long[][] Counts(ImmutableArray<AreaLine> lines)
    {
        var counts = new long[lines.Length][];
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var sum = new long[11];
            for (var child = i + 1; child <= lines[i].Last; child = lines[child].Last + 1)
            {
                for (var k = 1; k < sum.Length; k++)
                {
                    sum[k] += counts[child][k];
                }
            }
            counts[i] = lines[i].School is { } report ? OfSchool(report) : sum;
            counts[i][0] = lines[i].Last - i;
        }
        return counts;
    }

    private static long[] OfSchool(SchoolReport report) =>
        [
            0,
            report.IsLate ? 1 : 0,
            report.Errors,
            report.OpenQueries,
            report.ExplainedQueries,
            report.Notices,
            report.IsExpected ? 1 : 0,
            report.IsExpected && report.State != ReportingState.NotReceived ? 1 : 0,
            report.IsExpected && report.State is ReportingState.Accepted or ReportingState.AcceptedWithQueries or ReportingState.Approved
                ? 1
                : 0,
            0,
            report.IsCounted ? 1 : 0,
        ];

    private static string Sources(SchoolReport report) =>
        string.Join(
            "、",
            report.Sources.Select(period =>
                period.Part switch
                {
                    PeriodPart.FirstHalf => "上半年",
                    PeriodPart.SecondHalf => "下半年",
                    _ => "年度",
                }
            )
        );
}
