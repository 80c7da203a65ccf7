using ClosedXML.Excel;

namespace StandIns.Tests.Formats;

/// <summary>ClosedXML swallows a number format that fails to load or to apply; only its output shows that it works.</summary>
public sealed class ClosedXmlTests
{
    [Fact]
    public void GetFormattedString_ShowsWhatTheCellShows()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("补助资金");
        Assert.Equal("2,739,000.00", Cell(sheet.Cell("A1"), "#,##0.00", cell => cell.Value = 2_739_000.0));
        Assert.Equal("25.6%", Cell(sheet.Cell("A2"), "0.0%", cell => cell.Value = 0.256));
        Assert.Equal("2019年6月5日", Cell(sheet.Cell("A3"), "yyyy\"年\"m\"月\"d\"日\"", cell => cell.Value = new DateTime(2019, 6, 5)));
        Assert.Equal("3512人", Cell(sheet.Cell("A4"), "0\"人\"", cell => cell.Value = 3512));
    }

    private static string Cell(IXLCell cell, string format, Action<IXLCell> set)
    {
        set(cell);
        cell.Style.NumberFormat.Format = format;
        return cell.GetFormattedString();
    }
}
