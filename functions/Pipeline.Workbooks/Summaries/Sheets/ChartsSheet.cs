using System.Globalization;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 图表: one chart a form and one of the reporting rates, above the small tables that they draw, which are formulas on the other sheets and
/// are not printed.
/// </summary>
internal sealed class ChartsSheet(SummaryContext context, Dictionary<string, CrossTablePositions> positions)
{
    private const int ChartRows = 13;
    private const int SecondColumn = 4;
    private const int LastColumn = 9;
    private const int MostPoints = 20;
    private const string DrawingType = "application/vnd.openxmlformats-officedocument.drawing+xml";
    private static readonly CellStyle PercentStyle = Looks.Figure with { Format = CellStyle.Percent };

    public void Write(WorkbookBuilder workbook, int order)
    {
        var tables = Tables();
        var setup = new SheetSetup(
            context.Heading + "图表",
            context.Period,
            [new ColumnSetup(30), .. Enumerable.Repeat(new ColumnSetup(12), 8)],
            1,
            0,
            0,
            "FFC55A11"
        )
        {
            LastPrintedColumn = LastColumn,
            LastPrintedRow = ChartsEnd(tables.Count),
        };
        var series = new List<ChartSeries>();
        workbook.Sheet(order, SheetNames.Charts, setup, sheet => Fill(sheet, tables, series), drawing: "rId1");
        workbook.Package.Relate(workbook.LastSheetPath, [NewRelationship.OfOffice("rId1", "drawing", "../drawings/drawing1.xml")]);
        workbook.Package.Write("xl/drawings/drawing1.xml", DrawingType, Drawing(series));
        workbook.Package.Relate(
            "xl/drawings/drawing1.xml",
            series.Select(
                (_, i) =>
                    NewRelationship.OfOffice(
                        FormattableString.Invariant($"rId{i + 1}"),
                        "chart",
                        FormattableString.Invariant($"../charts/chart{i + 1}.xml")
                    )
            )
        );
        for (var i = 0; i < series.Count; i++)
        {
            workbook.Package.Write(
                FormattableString.Invariant($"xl/charts/chart{i + 1}.xml"),
                ChartXml.ContentType,
                ChartXml.Write(series[i])
            );
        }
    }

    private void Fill(SheetWriter sheet, List<ChartTable> tables, List<ChartSeries> series)
    {
        sheet.Row(30);
        sheet.Wide(context.Heading + "主要数据图", Looks.Title, LastColumn);
        while (sheet.CurrentRow < ChartsEnd(tables.Count))
        {
            sheet.Row();
        }
        sheet.Row();
        sheet.Row();
        sheet.Wide(ChineseText.Typeset("图中的数据(与各表联动,不打印)"), Looks.Note with { Wrap = false }, 2);
        foreach (var table in tables)
        {
            sheet.Row();
            sheet.Row(20);
            sheet.Text(table.Title, Looks.Header);
            sheet.Text(table.Unit, Looks.Header);
            var first = sheet.CurrentRow + 1;
            foreach (var point in table.Points)
            {
                sheet.Row();
                sheet.Text(point.Name, Looks.Body);
                table.WritePoint(sheet, point);
            }
            series.Add(
                new ChartSeries(
                    table.Title,
                    table.Title,
                    table.Unit,
                    $"'{SheetNames.Charts}'!{Reference.AbsoluteDown(1, first, sheet.CurrentRow)}",
                    $"'{SheetNames.Charts}'!{Reference.AbsoluteDown(2, first, sheet.CurrentRow)}",
                    [.. table.Points.Select(point => (point.Name, point.Cached))],
                    table.Format,
                    table.Points.Any(point => TextWidth.Of(point.Name) > 8) || table.Points.Count > 8
                )
            );
        }
    }

    private static int ChartsEnd(int charts) => 1 + (ChartRows * ((charts + 1) / 2));

    private List<ChartTable> Tables()
    {
        var tables = context.Forms.SelectMany(OfForm).ToList();
        if (OfReporting() is { Points.Count: > 0 } reporting)
        {
            tables.Add(reporting);
        }
        return tables;
    }

    /// <summary>A chart of a form's leading measure; one a unit where it counts in several.</summary>
    private IEnumerable<ChartTable> OfForm(FormFigures figures)
    {
        var dimension = FormShape.ChartDimension(figures.Form);
        if (
            dimension < 0
            || FormShape.Leading(figures.Form) is not { } measure
            || !positions.TryGetValue(figures.Form.Id, out var position)
        )
        {
            return [];
        }
        IEnumerable<string?> values =
            figures.Units is { } units && units.Measure == measure
                ? units.Of(figures.Summary).Select(part => (string?)part.Value)
                : new string?[] { null };
        return values.Select(value => OfUnit(figures, position, dimension, measure, value)).OfType<ChartTable>();
    }

    private static ChartTable? OfUnit(
        FormFigures figures,
        CrossTablePositions position,
        int dimension,
        MeasureColumn measure,
        string? value
    )
    {
        if (!position.Totals.TryGetValue((measure.Index, value), out var total))
        {
            return null;
        }
        var points = position
            .Values.Where(pair => pair.Key.Dimension == dimension)
            .Select(pair => (pair.Key.Value, Row: pair.Value, Total: TotalOf(figures, dimension, pair.Key.Value, measure, value)))
            .Where(point => point.Total.Value is not null)
            .OrderByDescending(point => point.Total.Value)
            .ThenBy(point => point.Row)
            .Take(MostPoints)
            .Select(point => new ChartPoint(
                MeasureDisplay.ValueName(point.Value),
                new SheetPosition(position.Sheet, point.Row, total.Position.Column),
                point.Total.Value!.Value,
                measure.ShownScale()
            ))
            .ToList();
        var of = value is null ? measure.Name : MeasureDisplay.ValueName(value);
        return points.Count == 0
            ? null
            : new ChartTable(
                ChineseText.Typeset($"{figures.Form.Sheet}·{of}(按{figures.Form.Dimensions[dimension].Name})"),
                value is null ? measure.ShownUnit() : figures.Units!.UnitOf(value),
                measure.IsMoney() ? "#,##0.00" : CellStyle.Count,
                Looks.Figure with
                {
                    Format = measure.IsMoney()
                        ? CellStyle.Decimals(points.Max(point => MeasureDisplay.DecimalsOf(point.Value)))
                        : CellStyle.Count,
                },
                points
            );
    }

    private static Total TotalOf(FormFigures figures, int dimension, string at, MeasureColumn measure, string? value) =>
        value is null
            ? figures.OfValue(dimension, at, measure.Index)
            : new CrossSums(figures.Combinations, [dimension], figures.Units!.Dimension.Index).Of([at], value, measure.Index);

    private ChartTable OfReporting()
    {
        var lines = context.Layout.Lines;
        var indexes = context.Summary.HasRoster ? context.Layout.ComparableAreas().Take(MostPoints * 2) : [];
        var points = indexes
            .Select(index =>
            {
                var reports = lines
                    .AsSpan()[index..(lines[index].Last + 1)]
                    .ToArray()
                    .Select(line => line.School)
                    .OfType<SchoolReport>()
                    .Where(report => report.IsExpected)
                    .ToList();
                var rate =
                    reports.Count == 0
                        ? (double?)null
                        : (double)reports.Count(report => report.State != ReportingState.NotReceived) / reports.Count;
                return new ChartPoint(
                    lines[index].Name,
                    new SheetPosition(SheetNames.Reporting, ReportingSheet.RowOf(index), ReportingSheet.RateColumn),
                    rate
                );
            })
            .Where(point => point.Rate is not null)
            .OrderByDescending(point => point.Rate)
            .ToList();
        return new ChartTable(ChineseText.Typeset("上报率(按区域)"), "%", "0.0%", PercentStyle, points);
    }

    private static string Drawing(List<ChartSeries> series)
    {
        var xml = new StringBuilder(
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
        );
        for (var i = 0; i < series.Count; i++)
        {
            var (from, to, top) = (i % 2 == 0 ? 0 : SecondColumn, i % 2 == 0 ? SecondColumn : LastColumn, 1 + i / 2 * ChartRows);
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<xdr:twoCellAnchor><xdr:from><xdr:col>{from}</xdr:col><xdr:colOff>60000</xdr:colOff><xdr:row>{top}</xdr:row><xdr:rowOff>60000</xdr:rowOff></xdr:from>"
            );
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<xdr:to><xdr:col>{to - 1}</xdr:col><xdr:colOff>780000</xdr:colOff><xdr:row>{top + ChartRows}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
            );
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"{i + 2}\" name=\"图表{i + 1}\" descr=\"{System.Security.SecurityElement.Escape(series[i].Title)}\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
            );
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId{i + 1}\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
            );
        }
        return xml.Append("</xdr:wsDr>").ToString();
    }
}
