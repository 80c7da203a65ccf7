using System.Buffers.Text;
using Pipeline.Workbooks.Reading.Looks;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads of the styles what they do to what people see of a cell's value.</summary>
internal static class StylesReader
{
    /// <returns>The look of every cell style, by its number.</returns>
    public static CellLook[] Read(XmlScanner xml)
    {
        var formats = new Dictionary<int, string>();
        var struckFonts = new List<bool>();
        var used = new List<(int Format, int Font)>();
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmts"u8))
            {
                ReadFormats(xml, formats);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "fonts"u8))
            {
                ReadFonts(xml, struckFonts);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "cellXfs"u8))
            {
                ReadCellStyles(xml, used);
            }
        }
        xml.ReadToEnd();
        return Looks(formats, struckFonts, used);
    }

    private static CellLook[] Looks(Dictionary<int, string> formats, List<bool> struckFonts, List<(int Format, int Font)> used)
    {
        var known = new Dictionary<(int Format, bool IsStruck), CellLook>();
        var looks = new CellLook[used.Count];
        for (var i = 0; i < looks.Length; i++)
        {
            var (format, font) = used[i];
            var isStruck = font >= 0 && font < struckFonts.Count && struckFonts[font];
            if (!known.TryGetValue((format, isStruck), out var look))
            {
                look = CellLook.Of(formats.GetValueOrDefault(format), format, isStruck);
                known.Add((format, isStruck), look);
            }
            looks[i] = look;
        }
        return looks;
    }

    private static void ReadFormats(XmlScanner xml, Dictionary<int, string> formats)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmt"u8))
            {
                CheckCount(formats.Count);
                formats[Number(xml.Attribute("numFmtId"u8))] = xml.AttributeText("formatCode"u8);
            }
        }
    }

    private static void ReadFonts(XmlScanner xml, List<bool> struckFonts)
    {
        while (xml.NextChild(2))
        {
            CheckCount(struckFonts.Count);
            var isStruck = false;
            while (xml.NextChild(3))
            {
                isStruck |= xml.Is(XmlVocabulary.Spreadsheet, "strike"u8) && !XmlBoolean.IsFalse(xml.Attribute("val"u8));
            }
            struckFonts.Add(isStruck);
        }
    }

    private static void ReadCellStyles(XmlScanner xml, List<(int Format, int Font)> used)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "xf"u8))
            {
                CheckCount(used.Count);
                used.Add((Number(xml.Attribute("numFmtId"u8)), Number(xml.Attribute("fontId"u8))));
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
