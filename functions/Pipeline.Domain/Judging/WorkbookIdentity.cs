using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>Whose workbook of which period it says it is; read from the cover alone, without judging.</summary>
/// <param name="School">Null if the cover names none.</param>
/// <param name="Period">Null if the cover names none.</param>
public readonly record struct WorkbookIdentity(SchoolCode? School, Period? Period)
{
    /// <summary>The one sheet that the identity is read from.</summary>
    public static bool IsNeeded(string sheetName) => Folding.FoldKey(sheetName) == SheetMatcher.CoverName;

    public static WorkbookIdentity Read(WorkbookGrid? workbook)
    {
        if (workbook?.Sheets.FirstOrDefault(sheet => !sheet.IsHidden && IsNeeded(sheet.Name)) is not { } sheet)
        {
            return default;
        }
        var cover = CoverReader.Read(sheet, new SheetPlace(sheet.Name, 0), new FindingSink());
        return new WorkbookIdentity(
            cover.Code is { } entry && CoverJudge.TryReadCode(entry, out var code) ? code : null,
            cover.Period is { } line && PeriodText.TryRead(line.Text, out var period) ? period : null
        );
    }
}
