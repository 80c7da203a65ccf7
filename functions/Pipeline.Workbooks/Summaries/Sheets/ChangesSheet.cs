using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 变动: which figures changed since an earlier publication: the last final one, else the one before, and by which school's which version.
/// </summary>
internal static class ChangesSheet
{
    private static readonly (string Header, double Width)[] Columns =
    [
        ("学校标识码", 13),
        ("学校名称", 28),
        ("报表", 14),
        ("指标", 22),
        ("单位", 8),
        ("原来", 20),
        ("本次", 20),
        ("增减", 18),
        ("原来的版本", 20),
        ("本次版本", 20),
    ];

    public static void Write(WorkbookBuilder workbook, SummaryContext context, IReadOnlyList<ChangeLine> changes, string against, int order)
    {
        var setup = new SheetSetup(
            context.Heading + "变动情况",
            context.Period,
            [.. Columns.Select(column => new ColumnSetup(column.Width))],
            3,
            2,
            3,
            "FF7030A0"
        );
        workbook.Sheet(
            order,
            SheetNames.Changes,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "变动情况", Looks.Title, Columns.Length);
                sheet.Row(20);
                sheet.Wide(
                    ChineseText.Typeset(
                        changes.Count == 0
                            ? $"与{against}相比没有变动。"
                            : FormattableString.Invariant(
                                $"与{against}相比变动{changes.Count}项;空白表示当时没有计入汇总的数。金额单位:元。"
                            )
                    ),
                    Looks.Note,
                    Columns.Length
                );
                sheet.Row(22);
                foreach (var (header, _) in Columns)
                {
                    sheet.Text(header, Looks.Header);
                }
                foreach (var change in changes)
                {
                    WriteChange(sheet, context, change);
                }
            }
        );
    }

    private static void WriteChange(SheetWriter sheet, SummaryContext context, ChangeLine change)
    {
        var form = context.Forms.First(figures => figures.Form.Id == change.FormId).Form;
        var measure = form.Measure(change.MeasureId);
        var scale = measure.IsMoney() ? 2 : 0;
        var style = Looks.Figure with { Format = measure.IsMoney() ? CellStyle.Money : CellStyle.Count };
        sheet.Row(TextWidth.Row((change.SchoolName, 28), (change.VersionBefore, 20), (change.VersionAfter, 20)));
        sheet.Text(change.School.ToString(), Looks.Code);
        sheet.Text(change.SchoolName, Looks.Wrapped);
        sheet.Text(form.Sheet, Looks.Body);
        sheet.Text(measure.Name, Looks.Body);
        sheet.Text(measure.Unit, Looks.Centered);
        WriteValue(sheet, change.Before, scale, style);
        WriteValue(sheet, change.After, scale, style);
        var row = sheet.CurrentRow;
        sheet.Formula(
            FormattableString.Invariant($"ROUND(N(G{row})-N(F{row}),2)"),
            (change.After ?? 0) - (change.Before ?? 0),
            scale,
            style with
            {
                Format = measure.IsMoney() ? CellStyle.Difference : CellStyle.Signed(CellStyle.Count),
            }
        );
        sheet.Text(change.VersionBefore, Looks.Wrapped);
        sheet.Text(change.VersionAfter, Looks.Wrapped);
    }

    private static void WriteValue(SheetWriter sheet, long? value, int scale, CellStyle style)
    {
        if (value is { } known)
        {
            sheet.Number(known, scale, style);
        }
        else
        {
            sheet.Blank(style);
        }
    }
}
