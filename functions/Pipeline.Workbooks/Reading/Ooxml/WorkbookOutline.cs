using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>The sheets that a workbook lists, and what it says of all of them.</summary>
/// <param name="Sheets">In the file's order.</param>
/// <param name="Uses1904">Dates count from 1904.</param>
/// <param name="MustRecalculate">Stored results of formulas are none.</param>
internal sealed record WorkbookOutline(List<SheetEntry> Sheets, bool Uses1904, bool MustRecalculate)
{
    public static WorkbookOutline Read(PartReader xml)
    {
        var sheets = new List<SheetEntry>();
        var uses1904 = false;
        var mustRecalculate = false;
        xml.ReadRoot();
        if (!xml.Is(XmlVocabulary.Spreadsheet, "workbook"))
        {
            throw RefusedException.Damaged("the workbook part is none");
        }
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "workbookPr"))
            {
                uses1904 = XmlBoolean.IsTrue(xml.Attribute("date1904"));
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "sheets"))
            {
                ReadSheets(xml, sheets);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "calcPr"))
            {
                mustRecalculate = XmlBoolean.IsTrue(xml.Attribute("fullCalcOnLoad"));
            }
        }
        xml.ReadToEnd();
        return new WorkbookOutline(sheets, uses1904, mustRecalculate);
    }

    private static void ReadSheets(PartReader xml, List<SheetEntry> sheets)
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "sheet"))
            {
                continue;
            }
            if (sheets.Count == ReadingBudget.MaxSheets)
            {
                throw new RefusedException(FileRefusal.TooManyCells, detail: "too many sheets");
            }
            var isHidden = xml.Attribute("state") is not ("" or "visible");
            sheets.Add(new SheetEntry(xml.Attribute("name"), xml.Attribute(XmlVocabulary.Reference, "id"), isHidden));
        }
    }
}
