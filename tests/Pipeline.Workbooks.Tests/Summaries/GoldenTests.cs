using Pipeline.Domain.Tests.Reporting;
using Pipeline.Workbooks.Documents;

namespace Pipeline.Workbooks.Tests.Summaries;

public class GoldenTests
{
    [Fact]
    public void The_workbook_of_a_small_district_is_the_same_part_by_part() =>
        GoldenFiles.Compare("fourth-form.xlsx", PackageValidityTests.Write("fourth-form"));

    [Fact]
    public void The_workbook_of_twelve_schools_is_the_same_part_by_part() =>
        GoldenFiles.Compare("twelve.xlsx", PackageValidityTests.Write("twelve"));

    [Fact]
    public void The_draft_of_Fucheng_is_the_same_part_by_part()
    {
        using var stream = new MemoryStream();
        ReportDocumentWriter.Write(stream, Fucheng2019.District().Build());
        GoldenFiles.Compare("fucheng-year.docx", stream.ToArray());
    }
}
