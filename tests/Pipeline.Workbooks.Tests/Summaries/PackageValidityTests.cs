using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pipeline.Domain.Tests.Reporting;

namespace Pipeline.Workbooks.Tests.Summaries;

public class PackageValidityTests
{
    public static TheoryData<string> Scenarios => ["fucheng-year", "fucheng-half", "twelve", "nothing", "fourth-form", "overflow"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_validator_of_the_Open_XML_SDK_finds_nothing(string scenario)
    {
        var bytes = Write(scenario);
        if (Environment.GetEnvironmentVariable("SUMMARY_OUT") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, scenario + ".xlsx"), bytes);
        }
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2016)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri}: {error.Path?.XPath}: {error.Description}")
            .Take(10)
            .ToList();
        Assert.Equal([], errors);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_same_input_gives_the_same_bytes(string scenario) => Assert.Equal(Write(scenario), Write(scenario));

    internal static byte[] Write(string scenario) =>
        scenario switch
        {
            "fucheng-year" => SummaryWorkbooks.Write(Fucheng2019.District()),
            "fucheng-half" => SummaryWorkbooks.Write(Fucheng2019.District(Domain.Periods.Period.SecondHalfOf(2019))),
            "twelve" => SummaryWorkbooks.Write(Districts.Twelve(), Districts.Changes()),
            "nothing" => SummaryWorkbooks.Write(
                new DistrictBuilder(Domain.Periods.Period.OfYear(2020)).School(Districts.Code(1), "空白小学", "某县")
            ),
            "fourth-form" => SummaryWorkbooks.Write(Districts.FourForms()),
            _ => SummaryWorkbooks.Write(Fucheng2019.District(), rowsPerSheet: 500),
        };
}
