using ClosedXML.Excel;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Schemes.Sheets;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Schemes;

/// <summary>The scheme workbook (报表制度.xlsx): written for people to change in Excel or WPS, and read back.</summary>
public static class SchemeWorkbook
{
    public const string FileName = "报表制度.xlsx";

    /// <summary>Rows below the last that take dropdowns too.</summary>
    private const int SpareRows = 200;

    private static readonly XLColor HeadFill = XLColor.FromHtml("#44546A");

    /// <summary>Writes a scheme; what a column is for stands in its header's comment, words to choose from in dropdowns.</summary>
    public static void Write(Stream output, FormCatalogue scheme)
    {
        using var workbook = new XLWorkbook();
        foreach (var spec in SchemeSheet.All)
        {
            var sheet = workbook.AddWorksheet(spec.Name);
            WriteHeader(sheet, spec);
            var rows = SchemeRows.Of(scheme, spec);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    var cell = sheet.Cell(row + 2, column + 1);
                    cell.Style.NumberFormat.Format = "@";
                    if (rows[row][column].Length > 0)
                    {
                        cell.SetValue(rows[row][column]);
                    }
                }
            }
            var filled = sheet.Range(2, 1, Math.Max(2, rows.Length + 1), spec.Columns.Length);
            filled.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText(true);
            filled.Style.Border.SetInsideBorder(XLBorderStyleValues.Hair).Border.SetOutsideBorder(XLBorderStyleValues.Hair);
            AddDropdowns(sheet, spec, rows.Length + SpareRows);
            CommentLabels(sheet, spec);
            SetUpPage(sheet);
        }
        workbook.SaveAs(output);
    }

    /// <summary>Reads a file's content; never throws for what it holds.</summary>
    public static SchemeReading Read(ReadOnlyMemory<byte> file, string fileName)
    {
        var opening = WorkbookOpener.Open(file, fileName);
        if (opening.Grid is { } grid)
        {
            return SchemeReader.Read(grid);
        }
        // The same words as for a school's workbook that cannot be read.
        var refusal = WorkbookJudge.Judge(opening, fileName, new JudgingContext(FormCatalogue.Standard)).Findings[0];
        var rule = SchemeRules.FileUnreadable;
        return new SchemeReading(
            null,
            [refusal with { Code = rule.Code, Problem = "报表制度读不出来:" + refusal.Problem, Remedy = rule.Remedy }]
        );
    }

    private static void WriteHeader(IXLWorksheet sheet, SchemeSheet spec)
    {
        for (var i = 0; i < spec.Columns.Length; i++)
        {
            var column = spec.Columns[i];
            var cell = sheet.Cell(1, i + 1);
            cell.SetValue(column.Name);
            cell.Style.Font.SetBold()
                .Font.SetFontColor(XLColor.White)
                .Fill.SetBackgroundColor(HeadFill)
                .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
            Comment(cell, (column.Required ? "必填。" : "") + column.Comment);
            sheet.Column(i + 1).Width = column.Width;
        }
        sheet.SheetView.FreezeRows(1);
    }

    private static void CommentLabels(IXLWorksheet sheet, SchemeSheet spec)
    {
        if (spec.Name != "制度")
        {
            return;
        }
        for (var i = 0; i < SchemeSheet.AboutLabels.Length; i++)
        {
            var (_, comment, required) = SchemeSheet.AboutLabels[i];
            Comment(sheet.Cell(i + 2, 1), (required ? "必填。" : "") + comment);
        }
    }

    private static void Comment(IXLCell cell, string text)
    {
        var comment = cell.Comment;
        comment.AddText(text);
        comment.Style.Size.SetWidth(46).Size.SetHeight(Math.Clamp(16 * (text.Length / 22 + 2), 40, 260));
    }

    private static void AddDropdowns(IXLWorksheet sheet, SchemeSheet spec, int last)
    {
        for (var i = 0; i < spec.Columns.Length; i++)
        {
            var column = spec.Columns[i];
            var choices = column.Choices.IsDefaultOrEmpty ? null : "\"" + string.Join(',', column.Choices) + "\"";
            var list = column.Name == "表名" && spec.Name != "报表" ? "报表!$B$2:$B$200" : choices;
            if (list is null)
            {
                continue;
            }
            var validation = sheet.Range(2, i + 1, last, i + 1).SetDataValidation();
            validation.List(list, true);
            validation.IgnoreBlanks = true;
            validation.ErrorTitle = column.Name;
            validation.ErrorMessage = "请从列表中选择。";
        }
    }

    private static void SetUpPage(IXLWorksheet sheet)
    {
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }
}
