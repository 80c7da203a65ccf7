using Pipeline.Domain.Consolidation.Results;
using Pipeline.Workbooks.Summaries;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Documents;

/// <summary>The draft's one chart: money where a form has it (补助资金 by 资助项目), else the first form that has something to compare.</summary>
internal static class ReportChart
{
    private const string Sheet = "数据";
    private const int MostPoints = 12;

    public static ChartSeries? Of(Summary summary) =>
        summary
            .Forms.Where(form => form.Reported)
            .Select(form => new FormFigures(form))
            .OrderBy(figures => FormShape.Execution(figures.Form) is null)
            .Select(Of)
            .FirstOrDefault(series => series is not null);

    /// <summary>The chart's numbers as a workbook.</summary>
    public static byte[] WorkbookOf(ChartSeries series, Summary summary)
    {
        using var stream = new MemoryStream();
        using var workbook = new WorkbookBuilder(stream);
        workbook.Sheet(
            1,
            Sheet,
            new SheetSetup(series.Title, summary.Period.ChineseName, [new ColumnSetup(30), new ColumnSetup(16)], 0, FirstSheet: true),
            sheet =>
            {
                sheet.Row();
                sheet.Text(series.Title, Looks.Header);
                sheet.Text(series.Unit, Looks.Header);
                foreach (var (name, value) in series.Points)
                {
                    sheet.Row();
                    sheet.Text(name, Looks.Body);
                    sheet.Number(value, Looks.Figure with { Format = CellStyle.General });
                }
            }
        );
        workbook.Finish(series.Title, summary.GeneratedAt);
        return stream.ToArray();
    }

    private static ChartSeries? Of(FormFigures figures)
    {
        var dimension = FormShape.ChartDimension(figures.Form);
        if (dimension < 0 || FormShape.Leading(figures.Form) is not { } measure)
        {
            return null;
        }
        var points = figures
            .ValuesOf(dimension)
            .Select(value => (Name: MeasureDisplay.ValueName(value), Total: figures.OfValue(dimension, value, measure.Index)))
            .Where(point => point.Total.Value is not null)
            .Take(MostPoints)
            .Select(point => (point.Name, (double)(point.Total.Value!.Value / (measure.IsMoney() ? 1_000_000m : 1m))))
            .ToList();
        return points.Count == 0
            ? null
            : new ChartSeries(
                $"{figures.Form.Sheet}(按{figures.Form.Dimensions[dimension].Name})",
                measure.Name,
                measure.ShownUnit(),
                $"'{Sheet}'!{Reference.AbsoluteDown(1, 2, points.Count + 1)}",
                $"'{Sheet}'!{Reference.AbsoluteDown(2, 2, points.Count + 1)}",
                [.. points],
                measure.IsMoney() ? "#,##0.00" : "#,##0",
                points.Any(point => TextWidth.Of(point.Name) > 8)
            );
    }
}
