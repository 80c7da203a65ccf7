using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Rosters;

/// <summary>Writes a roster (学校名录) as the reader takes it; the same roster gives the same bytes.</summary>
public static class RosterWriter
{
    /// <param name="output">Where it goes; need not seek.</param>
    /// <param name="roster">Schools in their order; an empty one gives the empty form.</param>
    public static void Write(Stream output, Roster roster)
    {
        var workbook = new NewWorkbook { Properties = ("学校名录", "", "") };
        var names = RosterColumns.Names;
        var sheet = new SheetXml { Widths = [15, 34, 14, 24, 14, 16, 14, 8], FrozenRows = 2, IsShownFirst = true };
        sheet.Line(32, workbook.Styles.Add(new CellFormat(16, true, Centred: true)), RosterColumns.SheetName);
        var head = workbook.Styles.Add(new CellFormat(11, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true));
        Row(sheet, head, [.. names]);
        var cell = workbook.Styles.Add(new CellFormat(Bordered: true, Number: CellFormat.Text));
        foreach (var school in roster.Schools)
        {
            string Area(int level) => level < school.AreaNames.Length ? school.AreaNames[level] : "";
            Row(sheet, cell, [school.Code.ToString(), school.Name, school.Type, string.Join("、", school.Stages), Area(0), Area(1), Area(2), school.IsOpen ? "在办" : "撤销"]);
        }
        sheet.Validate(new CellValidation("H3:H2000", "list", null, "\"在办,撤销\"", null, "状态", "在办的学校应上报,撤销的不用。", "请选择在办或撤销。"));
        sheet.Validate(new CellValidation("A3:A2000", "textLength", "equal", "10", null, "学校标识码", "10位数字。", "学校标识码应是10位数字。"));
        workbook.Add(RosterColumns.SheetName, sheet, titles: "$1:$2");
        workbook.WriteTo(output);
    }

    private static void Row(SheetXml sheet, int style, ReadOnlySpan<string> texts)
    {
        sheet.Begin(20);
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Text(i + 1, style, texts[i]);
        }
        sheet.End();
    }
}
