using System.Globalization;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheet 封面: who reports, for which period.</summary>
internal static class CoverSheet
{
    public static SheetXml Write(Period period, SchoolCode school, string schoolName, SchemeHeader scheme, StyleBook styles)
    {
        var sheet = new SheetXml { Widths = [22, 56], IsProtected = true, IsPortrait = true, IsOnePage = true, IsShownFirst = true };
        var label = styles.Add(new CellFormat(12, true, Fill: "FFF2F2F2", Bordered: true, Centred: true));
        var entry = styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Number: CellFormat.Text));
        sheet.Line(54, styles.Add(new CellFormat(20, true, Centred: true)), "教育统计标准报表");
        Pair(sheet, label, entry, "学校标识码", school.ToString());
        Pair(sheet, label, entry, "学校名称", schoolName);
        Pair(sheet, label, entry, "报告期", period.ToString());
        Pair(sheet, label, entry, "填报人", "");
        Pair(sheet, label, entry, "联系电话", "");
        Pair(sheet, label, styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Number: CellFormat.Date)), "填报日期", "");
        Pair(sheet, label, styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Top: true, Number: CellFormat.Text)), "情况说明", "", 120);
        sheet.Line(24, styles.Add(new CellFormat(Colour: "FF7F7F7F", Right: true)), $"{scheme.Name}版本 {scheme.Version}");
        var number = string.Create(CultureInfo.InvariantCulture, $"{SchoolCode.Length}");
        sheet.Validate(new CellValidation("B2", "textLength", "equal", number, null, "学校标识码", "10位数字,已按名录填好,一般不需要改。", "学校标识码应是10位数字。"));
        sheet.Validate(new CellValidation("B4", "textLength", "lessThanOrEqual", "20", null, "报告期", $"已填好:{period}是{period.ChineseName}。不要用旧报表改填新的报告期。", "请写成2026-H1(上半年)、2026-H2(下半年)或2026(全年)。"));
        sheet.Validate(new CellValidation("B7", "date", "greaterThanOrEqual", FormSheet.Serial(new DateOnly(Period.FirstYear, 1, 1)), null, "填报日期", "如:2026-7-10", "请填写日期,如2026-7-10。"));
        sheet.Validate(new CellValidation("B8", "textLength", "lessThanOrEqual", "1000", null, "情况说明", "需要说明的情况写在这里,不要写学生姓名。", "请写在1000字以内。"));
        return sheet;
    }

    private static void Pair(SheetXml sheet, int label, int entry, string name, string value, double height = 32)
    {
        sheet.Begin(height);
        sheet.Text(1, label, name);
        sheet.Text(2, entry, value);
        sheet.End();
    }
}
