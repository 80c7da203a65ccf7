using System.Globalization;
using System.Security;
using System.Text;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Writes a bar chart with one series, titles in Chinese, and the numbers on the bars.</summary>
internal static class ChartXml
{
    private const string Color = "4A6D8C";

    /// <summary>The part of a chart's width that half a Chinese character takes in its smallest place.</summary>
    private const double HalfCharacter = 0.0128;

    public const string ContentType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

    /// <param name="externalData">The relationship of an embedded workbook; null if the chart lies in the workbook itself.</param>
    public static string Write(ChartSeries series, string? externalData = null)
    {
        var xml = new StringBuilder(
            "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        );
        xml.Append("<c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart>")
            .Append(Title(series))
            .Append("<c:autoTitleDeleted val=\"0\"/><c:plotArea>")
            .Append(Layout(series));
        xml.Append("<c:barChart><c:barDir val=\"")
            .Append(series.Horizontal ? "bar" : "col")
            .Append("\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
        AppendSeries(xml, series);
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<c:gapWidth val=\"{Gap(series.Points.Length)}\"/><c:axId val=\"100000001\"/><c:axId val=\"100000002\"/></c:barChart>"
        );
        AppendAxes(xml, series);
        xml.Append("<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val=\"0\"/><c:dispBlanksAs val=\"gap\"/></c:chart>");
        xml.Append(
            "<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"BFBFBF\"/></a:solidFill></a:ln></c:spPr>"
        );
        xml.Append(
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\"><a:latin typeface=\"等线\"/><a:ea typeface=\"等线\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>"
        );
        if (externalData is not null)
        {
            xml.Append("<c:externalData r:id=\"").Append(externalData).Append("\"><c:autoUpdate val=\"0\"/></c:externalData>");
        }
        return xml.Append("</c:chartSpace>").ToString();
    }

    private static void AppendSeries(StringBuilder xml, ChartSeries series)
    {
        xml.Append("<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>")
            .Append(SecurityElement.Escape(series.Name))
            .Append("</c:v></c:tx>");
        xml.Append("<c:spPr><a:solidFill><a:srgbClr val=\"")
            .Append(Color)
            .Append("\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>");
        xml.Append("<c:dLbls><c:numFmt formatCode=\"")
            .Append(SecurityElement.Escape(series.Format))
            .Append("\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        xml.Append(
            "<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>"
        );
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<c:cat><c:strRef><c:f>{SecurityElement.Escape(series.NamesFrom)}</c:f><c:strCache><c:ptCount val=\"{series.Points.Length}\"/>"
        );
        for (var i = 0; i < series.Points.Length; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<c:pt idx=\"{i}\"><c:v>{SecurityElement.Escape(series.Points[i].Name)}</c:v></c:pt>"
            );
        }
        xml.Append("</c:strCache></c:strRef></c:cat>");
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<c:val><c:numRef><c:f>{SecurityElement.Escape(series.ValuesFrom)}</c:f><c:numCache><c:formatCode>{SecurityElement.Escape(series.Format)}</c:formatCode><c:ptCount val=\"{series.Points.Length}\"/>"
        );
        for (var i = 0; i < series.Points.Length; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{series.Points[i].Value:R}</c:v></c:pt>");
        }
        xml.Append("</c:numCache></c:numRef></c:val></c:ser>");
    }

    private static void AppendAxes(StringBuilder xml, ChartSeries series)
    {
        // Bars from left to right are listed from top to bottom, as in the table.
        xml.Append("<c:catAx><c:axId val=\"100000001\"/><c:scaling><c:orientation val=\"")
            .Append(series.Horizontal ? "maxMin" : "minMax")
            .Append("\"/></c:scaling><c:delete val=\"0\"/>");
        xml.Append("<c:axPos val=\"")
            .Append(series.Horizontal ? "l" : "b")
            .Append(
                "\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>"
            );
        xml.Append(
            "<c:crossAx val=\"100000002\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>"
        );
        // The numbers stand on the bars: no scale beside them.
        xml.Append("<c:valAx><c:axId val=\"100000002\"/><c:scaling><c:orientation val=\"minMax\"/>")
            .Append(series.Unit == "%" ? "<c:max val=\"1\"/>" : "")
            .Append("<c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/>");
        xml.Append("<c:axPos val=\"").Append(series.Horizontal ? "b" : "l").Append("\"/>");
        xml.Append("<c:numFmt formatCode=\"")
            .Append(series.Unit == "%" ? "0%" : "#,##0")
            .Append("\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>");
        xml.Append("<c:crossAx val=\"100000001\"/><c:crosses val=\"")
            .Append(series.Horizontal ? "max" : "autoZero")
            .Append("\"/><c:crossBetween val=\"between\"/>")
            .Append(series.Unit == "%" ? "<c:majorUnit val=\"0.2\"/>" : "")
            .Append("</c:valAx>");
    }

    private static string Title(ChartSeries series) =>
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1100\" b=\"1\"/></a:pPr>"
        + Run(series.Title, 1100, true)
        + Run(ChineseText.Typeset($"  单位:{series.Unit}"), 900, false)
        + "</a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";

    private static string Run(string text, int size, bool bold) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<a:r><a:rPr lang=\"zh-CN\" sz=\"{size}\" b=\"{(bold ? 1 : 0)}\"/><a:t>{SecurityElement.Escape(text)}</a:t></a:r>"
        );

    // Set by hand, so that there is room for the names before the bars and for the numbers after them.
    private static string Layout(ChartSeries series)
    {
        var names = Math.Min(
            0.42,
            0.04 + (series.Points.Select(point => TextWidth.Of(point.Name)).DefaultIfEmpty(0).Max() * HalfCharacter)
        );
        var (x, y, width, height) = series.Horizontal ? (names, 0.18, 0.86 - names, 0.77) : (0.05, 0.26, 0.9, 0.6);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{x:0.###}\"/><c:y val=\"{y:0.###}\"/><c:w val=\"{width:0.###}\"/><c:h val=\"{height:0.###}\"/></c:manualLayout></c:layout>"
        );
    }

    /// <summary>Few bars stand apart, so that a single one does not fill the chart.</summary>
    private static int Gap(int points) =>
        points switch
        {
            1 => 400,
            2 => 250,
            3 => 160,
            <= 5 => 100,
            _ => 60,
        };
}
