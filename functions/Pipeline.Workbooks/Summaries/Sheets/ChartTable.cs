using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The small table that a chart draws.</summary>
internal sealed record ChartTable(string Title, string Unit, string Format, CellStyle Style, IReadOnlyList<ChartPoint> Points)
{
    public void WritePoint(SheetWriter sheet, ChartPoint point)
    {
        var formula = point.From.ToString();
        if (point.Rate is { } rate)
        {
            sheet.Formula(formula, rate, Style);
        }
        else
        {
            sheet.Formula(formula, point.Value, point.Scale, Style);
        }
    }
}
