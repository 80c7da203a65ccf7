using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Documents;

/// <summary>Writes the Word draft 数据段落: the sentences that the figures allow, one table, one chart, for a person to edit.</summary>
/// <remarks>The same summary gives the same bytes. The stream is left open.</remarks>
public static class ReportDocumentWriter
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <param name="settings">What the bureau chose about figures with open queries; null marks them.</param>
    public static void Write(Stream output, Summary summary, ReportSettings? settings = null)
    {
        var sections = ReportSentences.Of(summary, settings);
        var title = ChineseText.Typeset($"{summary.AreaName}{summary.PeriodName}教育统计数据段落");
        var chart = ReportChart.Of(summary);
        using var package = new PackageWriter(output);
        package.Write("word/document.xml", Word + "document.main+xml", Body(summary, sections, title, chart));
        package.Relate(
            "word/document.xml",
            [
                NewRelationship.OfOffice("rId1", "styles", "styles.xml"),
                NewRelationship.OfOffice("rId2", "footer", "footer1.xml"),
                NewRelationship.OfOffice("rId3", "footer", "footer2.xml"),
                NewRelationship.OfOffice("rId4", "settings", "settings.xml"),
                .. chart is null ? ImmutableArray<NewRelationship>.Empty : [NewRelationship.OfOffice("rId5", "chart", "charts/chart1.xml")],
            ]
        );
        package.Write("word/styles.xml", Word + "styles+xml", DocumentStyles.Xml);
        package.Write("word/settings.xml", Word + "settings+xml", DocumentStyles.Settings);
        package.Write("word/footer1.xml", Word + "footer+xml", WordXml.Footer("FooterOdd"));
        package.Write("word/footer2.xml", Word + "footer+xml", WordXml.Footer("FooterEven"));
        if (chart is not null)
        {
            WriteChart(package, chart, summary);
        }
        DocumentProperties.Write(package, title, summary.GeneratedAt, "word/document.xml");
        package.Finish();
    }

    private static string Body(Summary summary, ImmutableArray<ReportSection> sections, string title, ChartSeries? chart)
    {
        var document = new WordXml();
        document.Paragraph("Title", title);
        document.Paragraph("Subtitle", ChineseText.Typeset(summary.StageName));
        foreach (var sentence in ReportSentences.OfCoverage(summary))
        {
            document.Paragraph("BodyText", sentence);
        }
        document.Paragraph(
            "BodyText",
            ChineseText.Typeset(
                $"以下数据截至{ReportingText.Local(summary.GeneratedAt)}(北京时间),由各校报表汇总,供编写报告时选用;标有〔待核实〕的数有疑问待学校说明。"
            )
        );
        if (sections.IsEmpty)
        {
            document.Paragraph("BodyText", ChineseText.Typeset("本期没有学校上报数据,因此没有可写的段落。"));
        }
        for (var i = 0; i < sections.Length; i++)
        {
            var number = i < Numerals.Length ? Numerals[i] : (i + 1).ToString(CultureInfo.InvariantCulture);
            document.Paragraph("Heading1", $"{number}、{sections[i].Heading}");
            foreach (var sentence in sections[i].Sentences)
            {
                document.Paragraph("BodyText", sentence);
            }
        }
        if (!sections.IsEmpty)
        {
            document.Paragraph("Caption", ChineseText.Typeset($"表1 {summary.PeriodName}主要数据"), keepWithNext: true);
            ReportTable.Write(document, summary);
            document.Paragraph("Note", ReportTable.Note(summary));
        }
        if (chart is not null)
        {
            document.Chart("rId5", chart.Title);
            document.Paragraph("Caption", ChineseText.Typeset($"图1 {summary.PeriodName}{chart.Title}"));
        }
        document.Paragraph("DateLine", ChinaTime.ChineseDay(summary.GeneratedAt));
        return document.Finish("rId2", "rId3");
    }

    // The chart carries its numbers in a small workbook, so that "edit data" works.
    private static void WriteChart(PackageWriter package, ChartSeries chart, Summary summary)
    {
        package.Write("word/charts/chart1.xml", ChartXml.ContentType, ChartXml.Write(chart, "rId1"));
        package.Relate(
            "word/charts/chart1.xml",
            [
                new NewRelationship(
                    "rId1",
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package",
                    "../embeddings/chart1.xlsx"
                ),
            ]
        );
        using var part = package.Open("word/embeddings/chart1.xlsx", Workbook);
        part.Write(ReportChart.WorkbookOf(chart, summary));
    }
}
