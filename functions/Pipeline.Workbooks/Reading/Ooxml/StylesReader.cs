using System.Globalization;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading.Looks;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads of the styles what they do to what people see of a cell's value.</summary>
internal static class StylesReader
{
    /// <returns>The look of every cell style, by its number.</returns>
    public static CellLook[] Read(PartReader xml)
    {
        var formats = new Dictionary<int, string>();
        var struckFonts = new List<bool>();
        var used = new List<(int Format, int Font)>();
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmts"))
            {
                ReadFormats(xml, formats);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "fonts"))
            {
                ReadFonts(xml, struckFonts);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "cellXfs"))
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

    private static void ReadFormats(PartReader xml, Dictionary<int, string> formats)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "numFmt"))
            {
                CheckCount(formats.Count);
                formats[Number(xml.Attribute("numFmtId"))] = xml.Attribute("formatCode");
            }
        }
    }

    private static void ReadFonts(PartReader xml, List<bool> struckFonts)
    {
        while (xml.NextChild(2))
        {
            CheckCount(struckFonts.Count);
            var isStruck = false;
            while (xml.NextChild(3))
            {
                isStruck |= xml.Is(XmlVocabulary.Spreadsheet, "strike") && !XmlBoolean.IsFalse(xml.Attribute("val"));
            }
            struckFonts.Add(isStruck);
        }
    }

    private static void ReadCellStyles(PartReader xml, List<(int Format, int Font)> used)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "xf"))
            {
                CheckCount(used.Count);
                used.Add((Number(xml.Attribute("numFmtId")), Number(xml.Attribute("fontId"))));
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

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
