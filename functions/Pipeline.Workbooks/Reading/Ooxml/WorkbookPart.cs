using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>The sheets that a workbook lists, and the calendar that its dates count by.</summary>
internal sealed record WorkbookPart(List<SheetEntry> Sheets, bool Uses1904)
{
    public static WorkbookPart Read(XmlScanner xml)
    {
        var sheets = new List<SheetEntry>();
        var uses1904 = false;
        xml.ReadRoot();
        if (!xml.Is(XmlVocabulary.Spreadsheet, "workbook"u8))
        {
            throw RefusedException.Damaged("the workbook part is none");
        }
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "workbookPr"u8))
            {
                uses1904 = XmlBoolean.IsTrue(xml.Attribute("date1904"u8));
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "sheets"u8))
            {
                ReadSheets(xml, sheets);
            }
        }
        xml.ReadToEnd();
        return new WorkbookPart(sheets, uses1904);
    }

    private static void ReadSheets(XmlScanner xml, List<SheetEntry> sheets)
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "sheet"u8))
            {
                continue;
            }
            if (sheets.Count == ReadingBudget.MaxSheets)
            {
                throw new RefusedException(FileRefusal.TooManyCells, detail: "too many sheets");
            }
            var isHidden = xml.Attribute("state"u8) is { IsEmpty: false } state && !state.SequenceEqual("visible"u8);
            sheets.Add(new SheetEntry(xml.AttributeText("name"u8), xml.AttributeText(XmlVocabulary.Reference, "id"u8), isHidden));
        }
    }
}
