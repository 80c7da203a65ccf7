using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class NameTests
{
    [Theory]
    [InlineData("a.xlsx", false)]
    [InlineData("学校.XLSX", false)]
    [InlineData("a.xltx", false)]
    [InlineData("a.xls", true)]
    [InlineData("a.et", true)]
    [InlineData("a.xlsm", true)]
    [InlineData("a.xlsb", true)]
    [InlineData("a.ods", true)]
    [InlineData("a.xls.xlsx", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData("a.txt", false)]
    public void OfAnXlsx(string name, bool mismatch)
    {
        var opening = WorkbookOpener.Open(XlsxPackage.WithCells("<c><v>1</v></c>").ToBytes(), name);

        Assert.Equal(("xlsx", mismatch), (opening.Kind, opening.NameMismatch));
    }

    [Theory]
    [InlineData("a.xls", false)]
    [InlineData("a.et", false)]
    [InlineData("a.xlsx", true)]
    [InlineData("a.xlsm", true)]
    [InlineData("a", false)]
    public void OfAnXls(string name, bool mismatch)
    {
        var opening = WorkbookOpener.Open(new BiffBytes().ToBytes(), name);

        Assert.Equal(("xls", mismatch), (opening.Kind, opening.NameMismatch));
    }

    [Theory]
    [InlineData("a.xlsm", false)]
    [InlineData("a.xlsx", true)]
    public void OfAnXlsm(string name, bool mismatch)
    {
        var opening = WorkbookOpener.Open(Samples.Read("macro.xlsm"), name);

        Assert.Equal(("xlsm", mismatch, true), (opening.Kind, opening.NameMismatch, opening.Grid!.HasMacros));
    }

    [Fact]
    public void OfAFileThatIsRefusedSaysNothing() => Assert.False(WorkbookOpener.Open("%PDF-1.7"u8.ToArray(), "a.xlsx").NameMismatch);
}
