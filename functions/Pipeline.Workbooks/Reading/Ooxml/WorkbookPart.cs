using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>The sheets that a workbook lists, and what it says of all of them.</summary>
/// <param name="Sheets">In the file's order.</param>
/// <param name="Uses1904">Dates count from 1904.</param>
/// <param name="MustRecalculate">Stored results of formulas are none.</param>
internal sealed record WorkbookPart(List<SheetEntry> Sheets, bool Uses1904, bool MustRecalculate)
{
    public static WorkbookPart Read(XmlScanner xml)
    {
        var sheets = new List<SheetEntry>();
        var uses1904 = false;
        var mustRecalculate = false;
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
            else if (xml.Is(XmlVocabulary.Spreadsheet, "calcPr"u8))
            {
                mustRecalculate = XmlBoolean.IsTrue(xml.Attribute("fullCalcOnLoad"u8));
            }
        }
        xml.ReadToEnd();
        return new WorkbookPart(sheets, uses1904, mustRecalculate);
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
