using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>比率: each rate beside the sums that it is computed from; only where the scheme has rates.</summary>
internal static class RatesSheet
{
    private static readonly (string Header, double Width)[] Columns =
    [
        ("比率", 22),
        ("范围", 30),
        ("分子", 34),
        ("分子数", 18),
        ("分母", 34),
        ("分母数", 18),
        ("结果", 16),
        ("说明", 40),
    ];

    public static void Write(WorkbookBuilder workbook, SummaryContext context, int order)
    {
        var scheme = context.Summary.Scheme;
        if (scheme.Rates.IsEmpty)
        {
            return;
        }
        var setup = new SheetSetup(
            context.Heading + "比率",
            context.Period,
            [.. Columns.Select(column => new ColumnSetup(column.Width))],
            3,
            1,
            3,
            "FF00B0F0"
        );
        workbook.Sheet(
            order,
            SheetNames.Rates,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "比率", Looks.Title, Columns.Length);
                sheet.Row(22);
                sheet.Wide(ChineseText.Typeset("比率由分子、分母的合计相除得出,不相加、不平均;金额单位:元。"), Looks.Note, Columns.Length);
                sheet.Row(22);
                foreach (var (header, _) in Columns)
                {
                    sheet.Text(header, Looks.Header);
                }
                foreach (var figure in RateFigures.Of(context.Summary))
                {
                    WriteLine(sheet, scheme, figure);
                }
            }
        );
    }

    private static void WriteLine(SheetWriter sheet, FormCatalogue scheme, RateFigure figure)
    {
        sheet.Row();
        sheet.Text(figure.Rate.Name, Looks.Body);
        sheet.Text(figure.Of.Length == 0 ? "全部" : figure.Of, Looks.Body);
        Part(sheet, scheme, figure.Rate.Numerator, figure.Numerator);
        Part(sheet, scheme, figure.Rate.Denominator, figure.Denominator);
        sheet.Text((figure.Approximate ? "约" : "") + RateArithmetic.Text(figure.Rate, figure.Value), Looks.Body);
        sheet.Text(figure.Rate.Note, Looks.Wrapped);
    }

    private static void Part(SheetWriter sheet, FormCatalogue scheme, MeasureReference reference, long value)
    {
        var measure = scheme[reference.Form].Measure(reference.Measure);
        sheet.Text($"{scheme[reference.Form].Sheet}·{measure.Name}", Looks.Body);
        sheet.Number(
            value,
            measure.Kind == QuantityKind.Money ? 2 : 0,
            Looks.Figure with
            {
                Format = measure.Kind == QuantityKind.Money ? CellStyle.Money : CellStyle.Count,
            }
        );
    }
}
