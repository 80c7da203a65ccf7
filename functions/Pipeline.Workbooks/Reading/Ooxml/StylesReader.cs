using System.Buffers.Text;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads of the styles only which ones show a date.</summary>
internal static class StylesReader
{
    /// <returns>For every cell style, by its number, whether it shows dates.</returns>
    public static bool[] Read(XmlScanner xml)
    {
        var formats = new Dictionary<int, bool>();
        var used = new List<int>();
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmts"u8))
            {
                ReadFormats(xml, formats);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "cellXfs"u8))
            {
                ReadCellStyles(xml, used);
            }
        }
        xml.ReadToEnd();
        var dates = new bool[used.Count];
        for (var i = 0; i < dates.Length; i++)
        {
            dates[i] = formats.TryGetValue(used[i], out var isDate) ? isDate : NumberFormats.IsBuiltInDate(used[i]);
        }
        return dates;
    }

    private static void ReadFormats(XmlScanner xml, Dictionary<int, bool> formats)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmt"u8))
            {
                CheckCount(formats.Count);
                formats[Number(xml.Attribute("numFmtId"u8))] = NumberFormats.IsDate(xml.AttributeText("formatCode"u8));
            }
        }
    }

    private static void ReadCellStyles(XmlScanner xml, List<int> used)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "xf"u8))
            {
                CheckCount(used.Count);
                used.Add(Number(xml.Attribute("numFmtId"u8)));
            }
        }
    }

    private static void CheckCount(int count)
    {
        if (count == ReadingBudget.MaxStyles)
        {
            throw RefusedException.Damaged("too many styles");
        }
    }

    private static int Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out int number, out _) ? number : 0;
}
