using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>核对: receipts = 数据明细 = 总表, by live formulas, red where they differ.</summary>
internal sealed class ControlSheet(SummaryContext context, DetailSheetWriter details, Func<ControlTotal, ShownTotal?> totalOf)
{
    private const int FirstRow = 4;
    private static readonly (string Header, double Width)[] Columns =
    [
        ("报表", 14),
        ("指标", 22),
        ("单位", 8),
        ("回执合计", 20),
        ("数据明细合计", 20),
        ("汇总表合计", 20),
        ("明细−回执", 16),
        ("汇总−明细", 16),
        ("结论", 10),
    ];

    public void Write(WorkbookBuilder workbook, int order)
    {
        var setup = new SheetSetup(
            context.Heading + "核对表",
            context.Period,
            [.. Columns.Select(column => new ColumnSetup(column.Width)), new ColumnSetup(NumbersTable.PlacesWidth)],
            FirstRow - 1,
            2,
            FirstRow - 1,
            "FF7030A0"
        );
        workbook.Sheet(
            order,
            SheetNames.Control,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "核对表", Looks.Title, Columns.Length);
                sheet.Row(34);
                sheet.Wide(
                    ChineseText.Typeset(
                        "回执合计是计入汇总的各校报表的回执上的合计之和(年度只取计入的那部分);数据明细合计由“数据明细”中计入汇总的行算出;汇总表合计取自总表和各分表。三者应当一致,不一致的标红。未通过和退回的报表没有计入,不在其中。金额单位:元。不能相加的人数(“—”)只核对前两项。"
                    ),
                    Looks.Note,
                    Columns.Length
                );
                sheet.Row(22);
                foreach (var (header, _) in Columns)
                {
                    sheet.Text(header, Looks.Header);
                }
                foreach (var control in context.Summary.Controls)
                {
                    if (context.Forms.FirstOrDefault(form => form.Form.Id == control.FormId) is { } figures)
                    {
                        WriteLine(sheet, figures.Form, figures.Form.Measure(control.MeasureId), control);
                    }
                }
                if (sheet.CurrentRow >= FirstRow)
                {
                    sheet.Alarm(
                        FormattableString.Invariant($"A{FirstRow}:I{sheet.CurrentRow}"),
                        FormattableString.Invariant($"$I{FirstRow}<>\"一致\"")
                    );
                }
                if (!context.Summary.Numbers.IsEmpty)
                {
                    NumbersTable.Write(sheet, context.Summary.Numbers, context.Summary.Period);
                }
            }
        );
    }

    private void WriteLine(SheetWriter sheet, FormDefinition form, MeasureColumn measure, ControlTotal control)
    {
        sheet.Row();
        var row = sheet.CurrentRow;
        var scale = measure.IsMoney() ? 2 : 0;
        var style = Looks.Figure with { Format = measure.IsMoney() ? CellStyle.Money : CellStyle.Count };
        var difference = style with { Format = measure.IsMoney() ? CellStyle.Difference : CellStyle.Signed(CellStyle.Count) };
        sheet.Text(form.Sheet, Looks.Body);
        sheet.Text(measure.Name, Looks.Body);
        sheet.Text(control.Value is null ? measure.Unit : CountedUnits.Of(form)!.UnitOf(control.Value), Looks.Centered);
        sheet.Number(control.FromReceipts, scale, style);
        var rows = details.Sum(form, measure, control.Value);
        sheet.Formula(FromRows(row, scale), rows, scale, style);
        var total = totalOf(control);
        var shown = total?.Total.Value;
        if (shown is { } value && total?.Position is { } position)
        {
            sheet.Formula(measure.IsMoney() ? $"ROUND({position}*10000,2)" : $"{position}+0", value, scale, style);
        }
        else
        {
            sheet.Text(control.FromSummary is null ? MeasureDisplay.NotAddable : "", style);
        }
        sheet.Formula(FormattableString.Invariant($"ROUND(E{row}-D{row},2)"), rows - control.FromReceipts, scale, difference);
        if (shown is { } summed)
        {
            sheet.Formula(FormattableString.Invariant($"ROUND(F{row}-E{row},2)"), summed - rows, scale, difference);
        }
        else
        {
            sheet.Text(MeasureDisplay.NotAddable, difference);
        }
        var agrees = rows == control.FromReceipts && (shown ?? rows) == rows;
        sheet.Formula(
            FormattableString.Invariant($"IF(AND(G{row}=0,N(H{row})=0),\"一致\",\"不一致\")"),
            agrees ? "一致" : "不一致",
            Looks.Centered
        );
    }

    private string FromRows(int row, int scale)
    {
        var columns = details.Columns;
        var sums = details.Sheets.Select(sheet =>
            $"SUMIFS({Range(sheet, columns.Value)},{Range(sheet, DetailColumns.Form)},$A{row},{Range(sheet, columns.Measure)},$B{row},{Range(sheet, columns.Unit)},$C{row},{Range(sheet, columns.Counted)},\"是\")"
        );
        return FormattableString.Invariant($"ROUND({string.Join('+', sums)},{scale})");
    }

    private static string Range((string Name, int Rows) sheet, int column) =>
        $"'{sheet.Name}'!{Reference.AbsoluteDown(column, 2, Math.Max(sheet.Rows, 2))}";
}
