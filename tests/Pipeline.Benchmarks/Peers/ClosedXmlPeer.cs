using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Benchmarks.Generating;

namespace Pipeline.Benchmarks.Peers;

/// <summary>ClosedXML as most would write it: rows used, columns by their header, the sum row left out.</summary>
internal static class ClosedXmlPeer
{
    private const int HeaderRow = 3;

    public static SchoolTotals Read(byte[] content)
    {
        using var workbook = new XLWorkbook(new MemoryStream(content, writable: false));
        return new SchoolTotals(
            (long)Sum(workbook, "学生人数", "合计"),
            (long)Sum(workbook, "补助资金", "受助人次"),
            (long)(Sum(workbook, "补助资金", "补助金额") * 100),
            (long)Sum(workbook, "获奖", "数量")
        );
    }

    private static decimal Sum(XLWorkbook workbook, string sheet, string header)
    {
        var worksheet = workbook.Worksheet(sheet);
        var column = worksheet.Row(HeaderRow).CellsUsed().First(cell => cell.GetString() == header).Address.ColumnNumber;
        var sum = 0m;
        foreach (var row in worksheet.RowsUsed().Where(row => row.RowNumber() > HeaderRow && row.Cell(1).GetString() != "合计"))
        {
            sum += Convert.ToDecimal(row.Cell(column).GetDouble(), CultureInfo.InvariantCulture);
        }
        return sum;
    }
}
