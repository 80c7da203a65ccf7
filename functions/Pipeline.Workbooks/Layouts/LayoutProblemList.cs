using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Layouts;

/// <summary>表样问题.xlsx: every placeholder that could not be filled.</summary>
public static class LayoutProblemList
{
    public const string FileName = "表样问题.xlsx";
    private const string SheetName = "表样问题";

    public static void Write(Stream output, IReadOnlyList<LayoutProblem> problems)
    {
        var workbook = new NewWorkbook { Properties = (SheetName, "", "") };
        var sheet = new SheetXml
        {
            Widths = [28, 18, 10, 46, 70],
            FrozenRows = 2,
            IsShownFirst = true,
        };
        sheet.Line(30, workbook.Styles.Add(new CellFormat(16, true, Centred: true)), $"{SheetName}({problems.Count}处,原样留着,没有填数)");
        Row(
            sheet,
            workbook.Styles.Add(new CellFormat(11, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true)),
            20,
            "表样",
            "工作表",
            "单元格",
            "内容",
            "问题"
        );
        var cell = workbook.Styles.Add(new CellFormat(Bordered: true));
        foreach (var problem in problems)
        {
            Row(
                sheet,
                cell,
                18 * Math.Max(SheetXml.Lines(problem.Text, 46), SheetXml.Lines(problem.Problem, 70)),
                problem.Layout,
                problem.Sheet ?? "",
                problem.Cell ?? "",
                problem.Text,
                problem.Problem
            );
        }
        workbook.Add(SheetName, sheet, titles: "$1:$2");
        workbook.WriteTo(output);
    }

    private static void Row(SheetXml sheet, int style, double height, params ReadOnlySpan<string> texts)
    {
        sheet.Begin(height);
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Text(i + 1, style, texts[i]);
        }
        sheet.End();
    }
}
