using ClosedXML.Excel;
using Pipeline.Domain.Schools;

namespace Pipeline.Workbooks.Rosters;

/// <summary>Writes a roster (学校名录) for the bureau to keep in Excel or WPS, as the reader takes it.</summary>
public static class RosterWriter
{
    private const int HeaderRow = 2;

    /// <summary>Rows that new schools may be put into; they take the dropdown and the check of codes too.</summary>
    private const int LastRow = 2000;

    private static readonly double[] Widths = [15, 34, 14, 24, 14, 16, 14, 8];
    private static readonly XLColor HeadFill = XLColor.FromHtml("#44546A");
    private static readonly XLColor Edge = XLColor.FromHtml("#BFBFBF");

    /// <param name="output">Where it goes; need not seek.</param>
    /// <param name="roster">Schools in their order; an empty one gives the empty form.</param>
    public static void Write(Stream output, Roster roster)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = RosterColumns.SheetName;
        workbook.Style.Font.SetFontName("微软雅黑").Font.SetFontSize(10);
        var sheet = workbook.AddWorksheet(RosterColumns.SheetName);
        WriteHead(sheet);
        var row = HeaderRow;
        foreach (var school in roster.Schools)
        {
            string Area(int level) => level < school.AreaNames.Length ? school.AreaNames[level] : "";
            WriteRow(
                sheet,
                ++row,
                [
                    school.Code.ToString(),
                    school.Name,
                    school.Type,
                    string.Join("、", school.Stages),
                    Area(0),
                    Area(1),
                    Area(2),
                    school.IsOpen ? "在办" : "撤销",
                ]
            );
        }
        // Codes are typed into empty rows too: without the format of text, leading zeros would go.
        sheet.Range(HeaderRow + 1, 1, LastRow, 1).Style.NumberFormat.SetFormat("@");
        Frame(sheet.Range(HeaderRow, 1, row, Widths.Length));
        AddChecks(sheet);
        SetUpPage(sheet);
        using var whole = new MemoryStream();
        workbook.SaveAs(whole);
        whole.WriteTo(output);
    }

    private static void WriteHead(IXLWorksheet sheet)
    {
        var title = sheet.Cell(1, 1).SetValue(RosterColumns.SheetName);
        title.Style.Font.SetBold().Font.SetFontSize(16);
        sheet.Row(1).Height = 32;
        for (var i = 0; i < Widths.Length; i++)
        {
            sheet.Column(i + 1).Width = Widths[i];
            sheet
                .Cell(HeaderRow, i + 1)
                .SetValue(RosterColumns.Names[i])
                .Style.Font.SetBold()
                .Font.SetFontColor(XLColor.White)
                .Fill.SetBackgroundColor(HeadFill)
                .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        }
        sheet.SheetView.FreezeRows(HeaderRow);
    }

    private static void WriteRow(IXLWorksheet sheet, int row, ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var cell = sheet.Cell(row, i + 1);
            cell.Style.NumberFormat.SetFormat("@");
            if (texts[i].Length > 0)
            {
                cell.SetValue(texts[i]);
            }
        }
    }

    private static void Frame(IXLRange table)
    {
        table.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center).Alignment.SetWrapText(true);
        table
            .Style.Border.SetInsideBorder(XLBorderStyleValues.Thin)
            .Border.SetOutsideBorder(XLBorderStyleValues.Thin)
            .Border.SetInsideBorderColor(Edge)
            .Border.SetOutsideBorderColor(Edge);
    }

    private static void AddChecks(IXLWorksheet sheet)
    {
        var state = sheet.Range(HeaderRow + 1, Widths.Length, LastRow, Widths.Length).SetDataValidation();
        state.List("\"在办,撤销\"", true);
        Explain(state, "状态", "在办的学校应上报，撤销的不用。", "请选择在办或撤销。");
        var code = sheet.Range(HeaderRow + 1, 1, LastRow, 1).SetDataValidation();
        code.TextLength.EqualTo(10);
        Explain(code, "学校标识码", "10位数字。", "学校标识码应是10位数字。");
    }

    private static void Explain(IXLDataValidation check, string title, string hint, string error)
    {
        (check.InputTitle, check.InputMessage, check.ErrorTitle, check.ErrorMessage) = (title, hint, title, error);
        check.IgnoreBlanks = true;
    }

    private static void SetUpPage(IXLWorksheet sheet)
    {
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, HeaderRow);
    }
}
