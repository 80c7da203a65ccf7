using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheet 填表说明, written from the same form documents that the judge reads.</summary>
internal static class GuideSheet
{
    public const string SheetName = "填表说明";

    private static readonly ImmutableArray<string> General =
    [
        "在“封面”核对学校标识码、学校名称和报告期(已填好,不能改;不对的请与教育局联系),填写单位负责人、统计负责人、填报人、联系电话和填报日期。",
        "只填浅黄色的单元格。表头、合计行和合计列由公式计算,不需要填。行不够时,在表中间插入行,空行不影响。",
        "数只填数字,不写“约”“近”“多”“左右”。金额以元填写;手头只有万元数的,写成“45.87万元”也能读懂,但不要只写45.87。没有的填0,不清楚的留空。",
        "没有数据的表保留空表,不要删除工作表,不要改工作表名和列名。",
        "不要填写学生姓名、身份证号等个人信息。",
        "填好后保存为.xlsx上传,收到的回执里会标出需要改正或说明的单元格。",
    ];

    public static SheetXml Write(FormCatalogue forms, Period period, StyleBook styles)
    {
        var sheet = new SheetXml
        {
            Widths = [17, 12, 9, 56, 34],
            IsProtected = true,
            IsPortrait = true,
            IsOnePage = true,
        };
        var heading = styles.Add(new CellFormat(12, true, "FFFFFFFF", "FF44546A"));
        var body = styles.Add(new CellFormat());
        sheet.Line(34, styles.Add(new CellFormat(18, true, Centred: true)), "填表说明");
        sheet.Line(
            20,
            styles.Add(new CellFormat(Colour: "FF595959", Centred: true)),
            ChineseText.Typeset($"{forms.Header.Name} {forms.Header.Version}版    报告期:{period.ChineseName}")
        );
        sheet.Line(22, heading, "怎样填");
        string[] general = [.. General, .. Totals(forms)];
        for (var i = 0; i < general.Length; i++)
        {
            WriteSentence(sheet, body, i + 1, general[i]);
        }
        foreach (var form in forms.Forms)
        {
            sheet.Line(22, heading, ChineseText.Typeset($"“{form.Sheet}”" + (form.UnitLine.Length > 0 ? $"({form.UnitLine})" : "")));
            for (var i = 0; i < form.Guide.Length; i++)
            {
                WriteSentence(sheet, body, i + 1, form.Guide[i]);
            }
            WriteColumns(sheet, form, styles);
        }
        sheet.Line(22, heading, "哪些问题会怎样处理");
        WriteSeverity(sheet, styles, Severity.Error, "整份报表不采用,必须改正后重新上传:");
        WriteSeverity(sheet, styles, Severity.Query, "报表采用;请改正,或在回执的“情况说明”中说明:");
        return sheet;
    }

    /// <summary>Totals of a row that need not be filled in where it was inserted, without the template's formula.</summary>
    private static IEnumerable<string> Totals(FormCatalogue forms) =>
        from form in forms.Forms
        from sum in form.Checks.OfType<CheckDefinition.Sum>()
        select $"“{form.Sheet}”插入的行,“{form.Measure(sum.Total).Name}”不用填,由"
            + $"{string.Join("加", sum.Parts.Select(part => form.Measure(part).Name))}得出。";

    private static void WriteSentence(SheetXml sheet, int style, int number, string sentence)
    {
        var text = ChineseText.Typeset($"{number}. {sentence}");
        sheet.Line(18 * SheetXml.Lines(text, sheet.Widths.Sum()), style, text);
    }

    private static void WriteColumns(SheetXml sheet, FormDefinition form, StyleBook styles)
    {
        var head = styles.Add(new CellFormat(Bold: true, Fill: "FFF2F2F2", Bordered: true, Centred: true));
        var cell = styles.Add(new CellFormat(Bordered: true));
        Row(sheet, head, 20, "列", "填什么", "必填", "可选的值", "提示");
        foreach (var column in form.Columns)
        {
            var values = column is DimensionColumn { Values.Length: > 0 } dimension
                ? string.Join("、", dimension.Values.Select(value => value.Name)) + (dimension.IsClosed ? "" : " 等,可另填")
                : "";
            var lines = Math.Max(SheetXml.Lines(values, sheet.Widths[3]), SheetXml.Lines(column.Hint, sheet.Widths[4]));
            Row(
                sheet,
                cell,
                Math.Max(18, 16 * lines),
                column.Name,
                KindOf(column),
                column.CellRequired ? "必填"
                    : column.ColumnRequired ? "列必有"
                    : "",
                values,
                column.Hint
            );
        }
    }

    private static string KindOf(ColumnDefinition column) =>
        column switch
        {
            MeasureColumn measure => "数字(" + measure.Unit + ")",
            DimensionColumn { Values.Length: > 0 } => "从列表选",
            TextColumn { Role: ColumnRole.Date } => "日期",
            _ => "文字",
        };

    private static void WriteSeverity(SheetXml sheet, StyleBook styles, Severity severity, string effect)
    {
        var mark = styles.Add(new CellFormat(Bold: true, Fill: severity.Colour(), Bordered: true, Centred: true));
        var cell = styles.Add(new CellFormat(Bordered: true));
        var text = ChineseText.Typeset(
            effect + string.Join(";", RuleCatalogue.All.Where(rule => rule.Severity == severity).Select(rule => rule.Title)) + "。"
        );
        sheet.Begin(17 * SheetXml.Lines(text, sheet.Widths[1..].Sum()));
        sheet.Text(1, mark, severity.ChineseName());
        sheet.Text(2, cell, text);
        sheet.Blank(3, 5, cell);
        sheet.Merge(2, 5);
        sheet.End();
    }

    private static void Row(SheetXml sheet, int style, double height, params ReadOnlySpan<string> texts)
    {
        sheet.Begin(height);
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Text(i + 1, style, ChineseText.Typeset(texts[i]));
        }
        sheet.End();
    }
}
