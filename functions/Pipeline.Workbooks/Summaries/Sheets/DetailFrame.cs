using System.Globalization;
using System.Security;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>What stands before and after the rows of 数据明细, and its table.</summary>
internal static class DetailFrame
{
    public static void WriteHead(Utf8Buffer buffer, DetailColumns columns)
    {
        buffer.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr><tabColor rgb=\"FF7F7F7F\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8
        );
        SheetFrame.WriteView(buffer, isFirst: false, frozenRows: 1);
        buffer.Raw("<sheetFormatPr defaultRowHeight=\"15\"/><cols>"u8);
        for (var column = 1; column <= columns.Headers.Length; column++)
        {
            SheetFrame.WriteColumn(buffer, column, column, columns.Width(column));
        }
        buffer.Raw("</cols><sheetData>"u8);
    }

    public static void WriteTail(Utf8Buffer buffer, string period)
    {
        buffer.Raw("</sheetData>"u8);
        PageSetup.Write(buffer, Setup(period), new PageFit(9, 1, 1, []));
        buffer.Raw("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>"u8);
    }

    public static string Table(int number, DetailColumns columns, int lastRow)
    {
        var range = $"A1:{CellAddress.Format(lastRow, columns.Headers.Length)}";
        var name = number == 1 ? SheetNames.Details : string.Create(CultureInfo.InvariantCulture, $"{SheetNames.Details}_{number}");
        var xml = new StringBuilder();
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"{number}\" name=\"{name}\" displayName=\"{name}\" ref=\"{range}\" totalsRowShown=\"0\">"
        );
        xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"{range}\"/><tableColumns count=\"{columns.Headers.Length}\">");
        for (var i = 0; i < columns.Headers.Length; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<tableColumn id=\"{i + 1}\" name=\"{SecurityElement.Escape(columns.Headers[i])}\"/>"
            );
        }
        return xml.Append(
                "</tableColumns><tableStyleInfo name=\"TableStyleLight9\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>"
            )
            .ToString();
    }

    private static SheetSetup Setup(string period) => new(SheetNames.Details, period, [], 1);
}
