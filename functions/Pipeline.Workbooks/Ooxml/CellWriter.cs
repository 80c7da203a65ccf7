using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Writes the rows and cells of a sheet, from left to right and top to bottom: the one place where a cell is written.</summary>
/// <param name="buffer">Where they go.</param>
/// <param name="strings">The workbook's shared strings; null if each text is written in its cell.</param>
internal sealed class CellWriter(Utf8Buffer buffer, StringTable? strings = null)
{
    /// <summary>The row being written, or the last one; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>The column that the next cell goes into, from 1.</summary>
    public int Column { get; set; } = 1;

    /// <param name="height">In points; 0 for the default.</param>
    /// <param name="outline">How deep the row lies in groups.</param>
    public void BeginRow(double height, int outline = 0)
    {
        Row++;
        Column = 1;
        buffer.Raw("<row r=\""u8);
        buffer.Whole(Row);
        if (height > 0)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{height}\" customHeight=\"1"));
        }
        if (outline > 0)
        {
            buffer.Raw("\" outlineLevel=\""u8);
            buffer.Whole(Math.Min(outline, 7));
        }
        buffer.Raw("\">"u8);
    }

    public void EndRow() => buffer.Raw("</row>"u8);

    public void Blank(int style, int cells = 1)
    {
        for (var i = 0; i < cells; i++)
        {
            Open(style);
            buffer.Raw("\"/>"u8);
        }
    }

    public void Text(int style, string text)
    {
        if (text.Length == 0)
        {
            Blank(style);
            return;
        }
        Open(style);
        buffer.Raw("\""u8);
        TextOf(buffer, text, strings?.IndexOf(text) ?? -1);
    }

    /// <summary>A number <c>value / 10^scale</c>.</summary>
    public void Number(int style, long value, int scale)
    {
        Open(style);
        buffer.Raw("\"><v>"u8);
        buffer.Scaled(value, scale);
        buffer.Raw("</v></c>"u8);
    }

    /// <summary>A number that is no exact decimal, such as a time's serial.</summary>
    public void Number(int style, double value)
    {
        Open(style);
        buffer.Raw("\"><v>"u8);
        buffer.Raw(value.ToString("R", CultureInfo.InvariantCulture));
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(int style, string formula, long result, int scale)
    {
        OpenFormula(style, formula, "\"><f>"u8);
        buffer.Scaled(result, scale);
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(int style, string formula, double result)
    {
        OpenFormula(style, formula, "\"><f>"u8);
        buffer.Raw(result.ToString("R", CultureInfo.InvariantCulture));
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(int style, string formula, string result)
    {
        OpenFormula(style, formula, "\" t=\"str\"><f>"u8);
        buffer.Escaped(result);
        buffer.Raw("</v></c>"u8);
    }

    /// <summary>The rest of a cell of text, behind its attributes.</summary>
    /// <param name="index">The text's among the shared strings; negative where it is written in its cell.</param>
    public static void TextOf(Utf8Buffer to, string text, int index)
    {
        if (index >= 0)
        {
            to.Raw(" t=\"s\"><v>"u8);
            to.Whole(index);
            to.Raw("</v></c>"u8);
            return;
        }
        to.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        to.Escaped(text);
        to.Raw("</t></is></c>"u8);
    }

    private void OpenFormula(int style, string formula, ReadOnlySpan<byte> opening)
    {
        Open(style);
        buffer.Raw(opening);
        buffer.Escaped(formula);
        buffer.Raw("</f><v>"u8);
    }

    private void Open(int style)
    {
        buffer.Raw("<c r=\""u8);
        buffer.Raw(CellAddress.ColumnName(Column));
        buffer.Whole(Row);
        buffer.Raw("\" s=\""u8);
        buffer.Whole(style);
        Column++;
    }
}
