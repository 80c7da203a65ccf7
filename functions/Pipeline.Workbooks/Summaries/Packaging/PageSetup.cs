using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>
/// Printing: landscape, one page wide on the paper that keeps it readable, header and footer with title, period and page.
/// </summary>
internal static class PageSetup
{
    public static void WriteBreaks(Utf8Buffer buffer, ImmutableArray<int> rows)
    {
        if (rows.Length == 0)
        {
            return;
        }
        buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<rowBreaks count=\"{rows.Length}\" manualBreakCount=\"{rows.Length}\">"));
        foreach (var row in rows)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<brk id=\"{row}\" max=\"16383\" man=\"1\"/>"));
        }
        buffer.Raw("</rowBreaks>"u8);
    }

    public static void Write(Utf8Buffer buffer, SheetSetup setup, PageFit fit)
    {
        buffer.Raw(
            "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.7\" header=\"0.35\" footer=\"0.35\"/>"u8
        );
        buffer.Raw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<pageSetup paperSize=\"{fit.Paper}\" orientation=\"landscape\" fitToWidth=\"{fit.Wide}\" fitToHeight=\"{fit.Tall}\"/><headerFooter><oddHeader>"
            )
        );
        buffer.Escaped(
            (setup.Stage.Length > 0 ? "&L&9 " + setup.Stage.Replace("&", "&&", StringComparison.Ordinal) : "")
                + "&R&9 "
                + setup.Title.Replace("&", "&&", StringComparison.Ordinal)
        );
        buffer.Raw("</oddHeader><oddFooter>"u8);
        buffer.Escaped("&L&9 报告期：" + setup.Period + "&R&9第&P页 共&N页");
        buffer.Raw("</oddFooter></headerFooter>"u8);
    }
}
