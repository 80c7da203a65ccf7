using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Views and printing: frozen headers, A4 landscape one page wide, header and footer with title, period and page.</summary>
internal static class PageSetup
{
    public static void WriteView(Utf8Buffer buffer, SheetSetup setup)
    {
        buffer.Raw($"<sheetViews><sheetView{(setup.FirstSheet ? " tabSelected=\"1\"" : "")} showGridLines=\"0\" workbookViewId=\"0\">");
        if (setup.FrozenRows > 0 || setup.FrozenColumns > 0)
        {
            var pane = setup.FrozenRows == 0 ? "topRight" : setup.FrozenColumns == 0 ? "bottomLeft" : "bottomRight";
            var columns = setup.FrozenColumns == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" xSplit=\"{setup.FrozenColumns}\"");
            var rows = setup.FrozenRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ySplit=\"{setup.FrozenRows}\"");
            var first = CellAddress.Format(setup.FrozenRows + 1, setup.FrozenColumns + 1);
            buffer.Raw($"<pane{columns}{rows} topLeftCell=\"{first}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\" activeCell=\"{first}\" sqref=\"{first}\"/>");
        }
        buffer.Raw("</sheetView></sheetViews>"u8);
    }

    public static void WriteBreaks(Utf8Buffer buffer, List<int> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<rowBreaks count=\"{rows.Count}\" manualBreakCount=\"{rows.Count}\">"));
        foreach (var row in rows)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<brk id=\"{row}\" max=\"16383\" man=\"1\"/>"));
        }
        buffer.Raw("</rowBreaks>"u8);
    }

    public static void Write(Utf8Buffer buffer, SheetSetup setup)
    {
        buffer.Raw("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.7\" header=\"0.35\" footer=\"0.35\"/>"u8);
        buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"{setup.PagesWide}\" fitToHeight=\"0\"/><headerFooter><oddHeader>"));
        buffer.Escaped("&R&9 " + setup.Title.Replace("&", "&&", StringComparison.Ordinal));
        buffer.Raw("</oddHeader><oddFooter>"u8);
        buffer.Escaped("&L&9 报告期:" + setup.Period + "&R&9第&P页 共&N页");
        buffer.Raw("</oddFooter></headerFooter>"u8);
    }
}
