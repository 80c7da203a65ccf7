using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Writes what stands around the rows of a sheet, in the order that the format wants.</summary>
internal static class SheetFrame
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>The view: no grid, and the rows and columns that stay while the rest scrolls.</summary>
    public static void WriteView(Utf8Buffer buffer, bool isFirst, int frozenRows, int frozenColumns = 0)
    {
        buffer.Raw($"<sheetViews><sheetView{(isFirst ? " tabSelected=\"1\"" : "")} showGridLines=\"0\" workbookViewId=\"0\">");
        if (frozenRows > 0 || frozenColumns > 0)
        {
            var pane =
                frozenRows == 0 ? "topRight"
                : frozenColumns == 0 ? "bottomLeft"
                : "bottomRight";
            var columns = frozenColumns == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" xSplit=\"{frozenColumns}\"");
            var rows = frozenRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ySplit=\"{frozenRows}\"");
            var first = CellAddress.Format(frozenRows + 1, frozenColumns + 1);
            buffer.Raw($"<pane{columns}{rows} topLeftCell=\"{first}\" activePane=\"{pane}\" state=\"frozen\"/>");
            buffer.Raw($"<selection pane=\"{pane}\" activeCell=\"{first}\" sqref=\"{first}\"/>");
        }
        buffer.Raw("</sheetView></sheetViews>"u8);
    }

    /// <param name="attributes">Further attributes, each with a space before it.</param>
    public static void WriteColumn(Utf8Buffer buffer, int first, int last, double width, string attributes = "") =>
        buffer.Raw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<col min=\"{first}\" max=\"{last}\" width=\"{width}\" customWidth=\"1\"{attributes}/>"
            )
        );

    public static void WriteMerges(Utf8Buffer buffer, List<string> ranges)
    {
        if (ranges.Count == 0)
        {
            return;
        }
        buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<mergeCells count=\"{ranges.Count}\">"));
        ranges.ForEach(range => buffer.Raw($"<mergeCell ref=\"{range}\"/>"));
        buffer.Raw("</mergeCells>"u8);
    }

    public static void WriteValidations(Utf8Buffer buffer, List<CellValidation> validations)
    {
        if (validations.Count == 0)
        {
            return;
        }
        buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<dataValidations count=\"{validations.Count}\">"));
        validations.ForEach(validation => WriteValidation(buffer, validation));
        buffer.Raw("</dataValidations>"u8);
    }

    /// <summary>Cells that lead to other cells of the workbook, such as <c>'补助资金'!$A$7</c>.</summary>
    public static void WriteLinks(Utf8Buffer buffer, List<(string Cell, string Location)> links)
    {
        if (links.Count == 0)
        {
            return;
        }
        buffer.Raw("<hyperlinks>"u8);
        foreach (var (cell, location) in links)
        {
            buffer.Raw($"<hyperlink ref=\"{cell}\"");
            Attribute(buffer, "location", location);
            buffer.Raw("/>"u8);
        }
        buffer.Raw("</hyperlinks>"u8);
    }

    private static void WriteValidation(Utf8Buffer buffer, CellValidation validation)
    {
        buffer.Raw($"<dataValidation type=\"{validation.Type}\"");
        buffer.Raw(validation.Operator is { } comparison ? $" operator=\"{comparison}\"" : "");
        buffer.Raw(validation.IsWarning ? " errorStyle=\"warning\""u8 : ""u8);
        buffer.Raw(" allowBlank=\"1\" showInputMessage=\"1\""u8);
        buffer.Raw(validation.Error.Length > 0 ? " showErrorMessage=\"1\""u8 : ""u8);
        Attribute(buffer, "errorTitle", validation.Title);
        Attribute(buffer, "error", validation.Error);
        Attribute(buffer, "promptTitle", validation.Title);
        Attribute(buffer, "prompt", validation.Prompt);
        buffer.Raw($" sqref=\"{validation.Cells}\"><formula1>");
        buffer.Escaped(validation.First);
        buffer.Raw("</formula1>"u8);
        if (validation.Second is { } second)
        {
            buffer.Raw("<formula2>"u8);
            buffer.Escaped(second);
            buffer.Raw("</formula2>"u8);
        }
        buffer.Raw("</dataValidation>"u8);
    }

    private static void Attribute(Utf8Buffer buffer, string name, string text)
    {
        if (text.Length > 0)
        {
            buffer.Raw($" {name}=\"");
            buffer.Escaped(text);
            buffer.Raw("\""u8);
        }
    }
}
