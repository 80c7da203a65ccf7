using System.Globalization;
using System.Text;

namespace Pipeline.Benchmarks.Generating;

/// <summary>One sheet of a generated workbook, row by row.</summary>
internal sealed class SheetXml(string name, SharedTexts texts)
{
    private readonly StringBuilder rows = new();
    private int row;

    /// <summary>A date, as its serial number.</summary>
    public readonly record struct Day(int Serial);

    public string Name { get; } = name;

    /// <param name="cells">Texts, numbers and days; null for none.</param>
    public void Row(params object?[] cells)
    {
        Open();
        for (var i = 0; i < cells.Length; i++)
        {
            switch (cells[i])
            {
                case string text:
                    Cell(i + 1, 1, "t=\"s\" ", null, texts.IndexOf(text).ToString(CultureInfo.InvariantCulture));
                    break;
                case Day day:
                    Cell(i + 1, 3, "", null, day.Serial.ToString(CultureInfo.InvariantCulture));
                    break;
                case IFormattable number:
                    Cell(i + 1, number is decimal ? 2 : 1, "", null, number.ToString(null, CultureInfo.InvariantCulture));
                    break;
            }
        }
        rows.Append("</row>");
    }

    /// <summary>A row of sums with their cached values; the label stands in the first column.</summary>
    public void SumRow(string label, int firstRow, int[] columns, decimal[] values)
    {
        var last = row;
        Open();
        Cell(1, 1, "t=\"s\" ", null, texts.IndexOf(label).ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < columns.Length; i++)
        {
            var letter = (char)('A' + columns[i] - 1);
            Cell(
                columns[i],
                2,
                "",
                string.Create(CultureInfo.InvariantCulture, $"SUM({letter}{firstRow}:{letter}{last})"),
                values[i].ToString(CultureInfo.InvariantCulture)
            );
        }
        rows.Append("</row>");
    }

    public string ToXml() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{WorkbookPackage.Main}"><dimension ref="A1:J{row}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>{rows}</sheetData></worksheet>"""
        );

    private void Open() => rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{++row}\" spans=\"1:10\">");

    private void Cell(int column, int style, string type, string? formula, string value)
    {
        rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column - 1)}{row}\" {type}s=\"{style}\">");
        if (formula is not null)
        {
            rows.Append("<f>").Append(formula).Append("</f>");
        }
        rows.Append("<v>").Append(value).Append("</v></c>");
    }
}
