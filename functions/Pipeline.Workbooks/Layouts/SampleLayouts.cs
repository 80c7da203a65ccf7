using ClosedXML.Excel;

namespace Pipeline.Workbooks.Layouts;

/// <summary>Two layouts as bureaus publish them, to start one's own from: 学段 × 项目 × 春秋, and a 公示表 with a row a school.</summary>
public static class SampleLayouts
{
    public const string ByStageFile = "县级学生资助情况统计表.xlsx";
    public const string NoticeFile = "公示表.xlsx";

    private const string Money = "#,##0.00";
    private const string InWan = "#,##0.000000";
    private const string Count = "#,##0";

    private static readonly string[] Stages = ["小学", "初中"];
    private static readonly string[] Programmes = ["营养改善计划", "家庭经济困难寄宿生生活补助", "地方资助"];
    private static readonly (string Name, string Condition)[] Terms = [("春季", "期=上半年"), ("秋季", "期=下半年"), ("全年", "")];

    /// <summary>县级学生资助情况统计表: a line a 学段 and 项目, spring, autumn and the year side by side.</summary>
    public static void WriteByStage(Stream output)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("学生资助");
        Title(sheet, 11, "{区县}{年度}度学生资助情况统计表");
        sheet.Range(2, 1, 2, 11).Merge().Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        sheet.Cell(2, 1).SetValue("单位:人、人次、万元  截止时间:{截止时间}  应报{应报}所,已报{已报}所");
        Head(sheet);
        var row = 5;
        foreach (var stage in Stages)
        {
            foreach (var programme in Programmes)
            {
                Put(sheet, row, 1, stage, null);
                Put(sheet, row, 2, programme, null);
                Figures(sheet, row++, $"学段={stage},资助项目={programme}");
            }
        }
        Put(sheet, row, 1, "合计", null);
        Put(sheet, row, 2, "", null);
        Figures(sheet, row, "");
        for (var column = 5; column <= 11; column += 3)
        {
            var letter = sheet.Column(column).ColumnLetter();
            sheet.Cell(row, column).FormulaA1 = FormattableString.Invariant($"SUM({letter}5:{letter}{row - 1})");
        }
        sheet.Range(row + 1, 1, row + 1, 11).Merge();
        sheet.Cell(row + 1, 1).SetValue("注:人数不跨项目相加,标“—”的请看人次;金额合计是表中各行之和,未列的项目不在内。");
        Page(sheet, [10, 30, 10, 10, 16, 10, 10, 16, 10, 10, 16], 4);
        var basis = workbook.AddWorksheet("填表依据");
        basis.Cell(1, 1).SetValue("本表由各校上报的“补助资金”表汇总。全年金额合计(万元):");
        basis.Cell(1, 2).FormulaA1 = FormattableString.Invariant($"学生资助!K{row}");
        workbook.SaveAs(output);
    }

    /// <summary>公示表: a row a school, by item, with sums in Excel's own formulas.</summary>
    public static void WriteNotice(Stream output)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("公示表");
        Title(sheet, 8, "{期别}{区县}学生资助资金发放情况公示表");
        string[] heads = ["序号", "学区", "学校", "营养改善计划(元)", "寄宿生生活补助(元)", "地方资助(元)", "合计(元)", "受助人次"];
        for (var i = 0; i < heads.Length; i++)
        {
            Put(sheet, 3, i + 1, heads[i], null);
        }
        Put(sheet, 4, 1, "{每校}{本行.序号}", null);
        Put(sheet, 4, 2, "{本行.学区}", null);
        Put(sheet, 4, 3, "{本行.学校名称}", null);
        for (var i = 0; i < Programmes.Length; i++)
        {
            Put(sheet, 4, i + 4, $"{{补助资金.补助金额|资助项目={Programmes[i]}}}", Money);
        }
        Put(sheet, 4, 7, "", Money);
        sheet.Cell(4, 7).FormulaA1 = "SUM(D4:F4)";
        Put(sheet, 4, 8, "{补助资金.受助人次}", Count);
        sheet.Range(5, 1, 5, 3).Merge();
        Put(sheet, 5, 1, "合计", null);
        for (var column = 4; column <= 8; column++)
        {
            Put(sheet, 5, column, "", column == 8 ? Count : Money);
            var letter = sheet.Column(column).ColumnLetter();
            sheet.Cell(5, column).FormulaA1 = $"SUM({letter}4:{letter}4)";
        }
        sheet.Range(6, 1, 6, 8).Merge();
        sheet.Cell(6, 1).SetValue("公示时间:    年  月  日至    年  月  日;监督电话:");
        Page(sheet, [8, 18, 30, 20, 20, 18, 18, 12], 3);
        sheet.PageSetup.PrintAreas.Add(1, 1, 6, 8);
        workbook.SaveAs(output);
    }

    private static void Title(IXLWorksheet sheet, int columns, string text)
    {
        var title = sheet.Range(1, 1, 1, columns).Merge();
        title.Style.Font.SetBold().Font.SetFontSize(16).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        sheet.Cell(1, 1).SetValue(text);
        sheet.RowHeight = 20;
        sheet.Row(1).Height = 32;
    }

    private static void Head(IXLWorksheet sheet)
    {
        for (var column = 1; column <= 11; column++)
        {
            Put(
                sheet,
                3,
                column,
                column < 3 ? new[] { "学段", "资助项目" }[column - 1]
                    : (column - 3) % 3 == 0 ? Terms[(column - 3) / 3].Name
                    : "",
                null
            );
            Put(sheet, 4, column, column < 3 ? "" : new[] { "人数", "人次", "金额" }[(column - 3) % 3], null);
        }
        sheet.Range("A3:A4").Merge();
        sheet.Range("B3:B4").Merge();
        sheet.Range("C3:E3").Merge();
        sheet.Range("F3:H3").Merge();
        sheet.Range("I3:K3").Merge();
    }

    private static void Figures(IXLWorksheet sheet, int row, string condition)
    {
        for (var term = 0; term < Terms.Length; term++)
        {
            var where = string.Join(',', new[] { condition, Terms[term].Condition }.Where(part => part.Length > 0));
            var tail = where.Length > 0 ? "|" + where : "";
            Put(sheet, row, 3 + (3 * term), $"{{补助资金.受助人数{tail}}}", Count);
            Put(sheet, row, 4 + (3 * term), $"{{补助资金.受助人次{tail}}}", Count);
            Put(sheet, row, 5 + (3 * term), condition.Length == 0 ? "" : $"{{补助资金.补助金额{tail}|万元}}", InWan);
        }
    }

    private static void Put(IXLWorksheet sheet, int row, int column, string text, string? format)
    {
        var cell = sheet.Cell(row, column);
        if (text.Length > 0)
        {
            cell.SetValue(text);
        }
        cell.Style.Border.SetOutsideBorder(XLBorderStyleValues.Thin)
            .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
            .Alignment.SetWrapText(true);
        if (format is not null)
        {
            cell.Style.NumberFormat.Format = format;
        }
    }

    private static void Page(IXLWorksheet sheet, double[] widths, int heads)
    {
        for (var i = 0; i < widths.Length; i++)
        {
            sheet.Column(i + 1).Width = widths[i];
        }
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(heads, heads);
        sheet.SheetView.FreezeRows(heads);
    }
}
