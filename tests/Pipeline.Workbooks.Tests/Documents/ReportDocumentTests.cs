using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Tests.Reporting;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Tests.Summaries;

namespace Pipeline.Workbooks.Tests.Documents;

public class ReportDocumentTests
{
    public static TheoryData<string> Scenarios => ["fucheng-year", "twelve", "nothing", "fourth-form"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_validator_of_the_Open_XML_SDK_finds_nothing(string scenario)
    {
        var bytes = Write(scenario);
        if (Environment.GetEnvironmentVariable("SUMMARY_OUT") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, scenario + ".docx"), bytes);
        }
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2016)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri}: {error.Path?.XPath}: {error.Description}")
            .Take(10)
            .ToList();
        Assert.Equal([], errors);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_same_summary_gives_the_same_bytes(string scenario) => Assert.Equal(Write(scenario), Write(scenario));

    [Fact]
    public void Holds_the_sentences_one_table_and_one_chart_with_its_numbers()
    {
        var summary = Fucheng2019.District().Build();
        using var document = WordprocessingDocument.Open(new MemoryStream(Write("fucheng-year")), false);
        var main = document.MainDocumentPart!;
        var paragraphs = main.Document.Body!.Elements<Paragraph>().ToList();

        Assert.Equal(
            ["一、学生人数", "二、补助资金", "三、获奖"],
            paragraphs
                .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1")
                .Select(paragraph => paragraph.InnerText)
        );
        var texts = paragraphs.Select(paragraph => paragraph.InnerText).ToHashSet(StringComparer.Ordinal);
        Assert.All(ReportSentences.Of(summary).SelectMany(section => section.Sentences), sentence => Assert.Contains(sentence, texts));
        var rows = Assert
            .Single(main.Document.Body.Elements<Table>())
            .Elements<TableRow>()
            .Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText)))
            .ToList();
        Assert.Contains("补助资金|补助金额|万元|381.2575", rows);
        Assert.Contains("补助资金|受助人数|人|—", rows);
        Assert.DoesNotContain(rows, row => row.Contains("下达资金", StringComparison.Ordinal));
        var chart = Assert.Single(main.ChartParts);
        Assert.Contains("273.9", chart.ChartSpace.InnerText, StringComparison.Ordinal);
        using var data = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), false);
        Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Office2016).Validate(data).Select(error => error.Description));
    }

    [Fact]
    public void Without_figures_it_says_so_and_has_neither_table_nor_chart()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write("nothing")), false);

        Assert.Contains("本期没有学校上报数据", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.Document.Body!.Elements<Table>());
        Assert.Empty(document.MainDocumentPart.ChartParts);
    }

    private static byte[] Write(string scenario)
    {
        var district = scenario switch
        {
            "fucheng-year" => Fucheng2019.District(),
            "twelve" => Districts.Twelve(),
            "nothing" => new DistrictBuilder(Period.OfYear(2020)).School(Districts.Code(1), "空白小学", "某县"),
            _ => Districts.FourForms(),
        };
        using var stream = new MemoryStream();
        ReportDocumentWriter.Write(stream, district.Build());
        return stream.ToArray();
    }
}
