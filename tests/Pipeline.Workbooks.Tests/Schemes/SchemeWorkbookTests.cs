using ClosedXML.Excel;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schemes.Sheets;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Workbooks.Tests.Schemes;

public sealed class SchemeWorkbookTests
{
    [Fact]
    public void TheBuiltIn_Exported_ReadsBackEqual()
    {
        var reading = SchemeWorkbook.Read(Export(FormCatalogue.Standard), SchemeWorkbook.FileName);
        Assert.Empty(reading.Findings);
        Assert.Equal(SchemeJson.Write(FormCatalogue.Standard), SchemeJson.Write(reading.Scheme!));
    }

    [Fact]
    public void ItHelpsItsAuthor_WithComments_Dropdowns_AndAHeaderThatStays()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Export(FormCatalogue.Standard)));
        Assert.Equal(SchemeSheet.All.Select(sheet => sheet.Name), workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.All(
            SchemeSheet.All,
            spec =>
            {
                var sheet = workbook.Worksheet(spec.Name);
                Assert.Equal(1, sheet.SheetView.SplitRow);
                Assert.All(
                    spec.Columns,
                    column =>
                        Assert.Contains(column.Comment, sheet.Cell(1, spec.IndexOf(column.Name)).Comment.Text, StringComparison.Ordinal)
                );
                Assert.All(
                    spec.Columns.Where(column => !column.Choices.IsDefaultOrEmpty),
                    column =>
                        Assert.Contains(
                            sheet.DataValidations,
                            validation =>
                                validation.Value == "\"" + string.Join(',', column.Choices) + "\""
                                && validation.Ranges.Any(range => range.Contains(sheet.Cell(5, spec.IndexOf(column.Name)).AsRange()))
                        )
                );
            }
        );
    }

    [Theory]
    [InlineData("栏目", "D3", "数字", "Z604", "a type that is none")]
    [InlineData("逻辑关系", "D7", "没有", "Z606", "a reference to no column")]
    [InlineData("句式", "D2", "{没有}", "Z609", "a sentence with a name that is not there")]
    public void WhatIsWrong_IsToldAtItsCell(string sheet, string cell, string text, string code, string reason)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Export(FormCatalogue.Standard)));
        workbook.Worksheet(sheet).Cell(cell).SetValue(text);
        using var changed = new MemoryStream();
        workbook.SaveAs(changed);
        var reading = SchemeWorkbook.Read(changed.ToArray(), "制度.xlsx");
        Assert.Null(reading.Scheme);
        Assert.True(reading.Findings.Any(finding => finding.Code == code && finding.Sheet == sheet && finding.Cell == cell), reason);
    }

    [Fact]
    public void WhatIsNoWorkbook_IsTold()
    {
        var reading = SchemeWorkbook.Read("表名,栏目"u8.ToArray(), "制度.xlsx");
        Assert.Null(reading.Scheme);
        Assert.StartsWith("报表制度读不出来:", Assert.Single(reading.Findings).Problem, StringComparison.Ordinal);
    }

    private static byte[] Export(FormCatalogue scheme)
    {
        using var stream = new MemoryStream();
        SchemeWorkbook.Write(stream, scheme);
        return stream.ToArray();
    }
}
