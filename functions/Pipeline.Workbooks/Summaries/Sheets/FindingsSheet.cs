using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Text;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>疑问清单: every query, open and explained, with the school's words.</summary>
internal static class FindingsSheet
{
    private const int PrintedColumns = 12;
    private static readonly (string Header, double Width)[] Columns =
    [
        ("序号", 5),
        ("学校标识码", 12),
        ("学校名称", 19),
        ("报告期", 13),
        ("编号", 7),
        ("工作表", 10),
        ("单元格", 8),
        ("填报内容", 12),
        ("问题", 38),
        ("如何修改", 26),
        ("状态", 8),
        ("学校情况说明", 22),
        ("文件", 26),
        ("版本", 14),
    ];

    public static void Write(WorkbookBuilder workbook, SummaryContext context, int order)
    {
        var queries = context.Summary.Findings.Where(finding => finding.Finding.Severity == Severity.Query).ToList();
        var explained = queries.Count(query => query.Finding.IsExplained);
        var setup = new SheetSetup(
            context.Heading + "疑问清单",
            context.Period,
            [.. Columns.Select(column => new ColumnSetup(column.Width))],
            3,
            3,
            3,
            "FFBF8F00"
        )
        {
            LastPrintedColumn = PrintedColumns,
        };
        var filter = queries.Count == 0 ? null : $"A3:{Reference.Cell(3 + queries.Count, Columns.Length)}";
        workbook.Sheet(
            order,
            SheetNames.Findings,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "疑问清单", Looks.Title, PrintedColumns);
                sheet.Row(20);
                sheet.Wide(
                    ChineseText.Typeset(
                        queries.Count == 0
                            ? "没有疑问。"
                            : FormattableString.Invariant(
                                $"疑问共{queries.Count}条,其中待说明{queries.Count - explained}条、已说明{explained}条;疑问须改正或说明,改正前数据照填报内容汇总。"
                            )
                    ),
                    Looks.Note,
                    PrintedColumns
                );
                sheet.Row(22);
                foreach (var (header, _) in Columns)
                {
                    sheet.Text(header, Looks.Header);
                }
                for (var i = 0; i < queries.Count; i++)
                {
                    WriteQuery(sheet, i + 1, queries[i]);
                }
            },
            filter
        );
    }

    private static void WriteQuery(SheetWriter sheet, int number, SchoolFinding query)
    {
        var finding = query.Finding;
        string[] texts =
        [
            query.SchoolName,
            query.Period.ChineseName,
            finding.Code,
            finding.Sheet ?? "",
            finding.Cell ?? "",
            finding.Text ?? "",
            ChineseText.Typeset(finding.Problem),
            ChineseText.Typeset(finding.Remedy),
            finding.IsExplained ? "已说明" : "待说明",
            finding.Explanation ?? "",
            PersonalData.Mask(query.File),
            query.Version,
        ];
        var height = 0.0;
        for (var i = 0; i < texts.Length; i++)
        {
            height = Math.Max(height, TextWidth.Row((texts[i], Columns[i + 2].Width)));
        }
        sheet.Row(height);
        sheet.Number(number, 0, Looks.Centered);
        sheet.Text(query.School.ToString(), Looks.Code);
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Text(
                texts[i],
                i == 8 ? Looks.Centered with { Font = finding.IsExplained ? CellFont.Good : CellFont.Doubtful }
                    : i is >= 1 and <= 4 ? Looks.Centered with { Wrap = true }
                    : Looks.Wrapped
            );
        }
    }
}
