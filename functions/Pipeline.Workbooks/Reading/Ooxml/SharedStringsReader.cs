using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the texts that cells refer to by number.</summary>
internal static class SharedStringsReader
{
    public static List<string> Read(XmlScanner xml, ReadingBudget budget)
    {
        var strings = new List<string>(256);
        var text = new Utf8Text();
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "si"u8))
            {
                continue;
            }
            if (strings.Count == ReadingBudget.MaxSharedStrings)
            {
                throw new RefusedException(FileRefusal.TooManyCells, detail: "too many shared strings");
            }
            text.Clear();
            CellText.ReadRich(xml, text);
            strings.Add(CellText.Decode(text.Bytes, budget));
        }
        xml.ReadToEnd();
        return strings;
    }
}
