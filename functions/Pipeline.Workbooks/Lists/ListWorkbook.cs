using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Lists;

/// <summary>
/// Writes a plain list: a title, a header, rows of text; every cell is text, so that nothing a school wrote can become a formula.
/// </summary>
public static class ListWorkbook
{
    public static byte[] Write(string title, IReadOnlyList<(string Name, double Width)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var workbook = new NewWorkbook { Properties = (title, "", "") };
        var sheet = new SheetXml
        {
            Widths = [.. columns.Select(column => column.Width)],
            FrozenRows = 2,
            IsShownFirst = true,
        };
        sheet.Line(30, workbook.Styles.Add(new CellFormat(14, true, Centred: true)), title);
        var head = workbook.Styles.Add(new CellFormat(11, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true));
        var cell = workbook.Styles.Add(new CellFormat(Bordered: true, Number: CellFormat.Text));
        Row(sheet, head, [.. columns.Select(column => column.Name)]);
        foreach (var row in rows)
        {
            Row(sheet, cell, row);
        }
        workbook.Add("名单", sheet, titles: "$1:$2");
        using var output = new MemoryStream();
        workbook.WriteTo(output);
        return output.ToArray();
    }

    private static void Row(SheetXml sheet, int style, IReadOnlyList<string> texts)
    {
        sheet.Begin(20);
        for (var i = 0; i < texts.Count; i++)
        {
            sheet.Text(i + 1, style, texts[i]);
        }
        sheet.End();
    }
}
