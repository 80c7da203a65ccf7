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
        var sheet = new SheetXml
        {
            Widths = [22, 56],
            IsProtected = true,
            IsPortrait = true,
            IsOnePage = true,
            IsShownFirst = true,
        };
        var label = styles.Add(new CellFormat(12, true, Fill: "FFF2F2F2", Bordered: true, Centred: true));
        var entry = styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Number: CellFormat.Text));
        var known = styles.Add(new CellFormat(12, Fill: "FFF2F2F2", Bordered: true, Number: CellFormat.Text));
        sheet.Line(54, styles.Add(new CellFormat(20, true, Centred: true)), "教育统计标准报表");
        // What is known is not to be typed again: another school or period has a template of its own.
        Pair(sheet, label, known, "学校标识码", school.ToString());
        Pair(sheet, label, known, "学校名称", schoolName);
        Pair(sheet, label, known, "报告期", period.ChineseName);
        Pair(sheet, label, entry, "单位负责人", "");
        Pair(sheet, label, entry, "统计负责人", "");
        Pair(sheet, label, entry, "填报人", "");
        Pair(sheet, label, entry, "联系电话", "");
        Pair(
            sheet,
            label,
            styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Number: CellFormat.Date)),
            "填报日期",
            ""
        );
        Pair(
            sheet,
            label,
            styles.Add(new CellFormat(12, Fill: FormSheet.EntryFill, Bordered: true, Editable: true, Top: true, Number: CellFormat.Text)),
            "情况说明",
            "",
            120
        );
        Official(sheet, styles);
        sheet.Line(24, styles.Add(new CellFormat(Colour: "FF7F7F7F", Right: true)), $"{scheme.Name}版本 {scheme.Version}");
        sheet.Validate(
            new CellValidation(
                "B9",
                "date",
                "greaterThanOrEqual",
                FormSheet.Serial(new DateOnly(Period.FirstYear, 1, 1)),
                null,
                "填报日期",
                "如：2026-7-10",
                "请填写日期，如2026-7-10。"
            )
        );
        sheet.Validate(
            new CellValidation(
                "B10",
                "textLength",
                "lessThanOrEqual",
                "1000",
                null,
                "情况说明",
                "需要说明的情况写在这里，不要写学生姓名。",
                "请写在1000字以内。"
            )
        );
        return sheet;
    }

    /// <summary>What official forms print, blank for the bureau to fill before it hands the template out.</summary>
    private static void Official(SheetXml sheet, StyleBook styles)
    {
        var line = styles.Add(new CellFormat(10, Editable: true));
        foreach (var text in (string[])["表    号：", "制定机关：", "批准（备案）文号：", "有效期至："])
        {
            sheet.Line(18, line, text);
        }
    }

    private static void Pair(SheetXml sheet, int label, int entry, string name, string value, double height = 32)
    {
        sheet.Begin(height);
        sheet.Text(1, label, name);
        sheet.Text(2, entry, value);
        sheet.End();
    }
}
