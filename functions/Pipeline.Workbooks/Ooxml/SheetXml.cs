using System.Globalization;
using System.Security;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Spells a sheet of our own, cell by cell and row by row.</summary>
internal sealed class SheetXml
{
    private const int LongestCell = 32_000;

    private readonly StringBuilder rows = new();
    private readonly List<string> merges = [];
    private readonly StringBuilder validations = new();
    private int validationCount;

    /// <summary>The row being written, or the last one.</summary>
    public int Row { get; private set; }

    /// <summary>Widths of the columns in characters, from the first.</summary>
    public double[] Widths { get; init; } = [];

    /// <summary>Rows that stay while the rest scrolls; they repeat on every printed page where the table's header is their last.</summary>
    public int FrozenRows { get; set; }

    /// <summary>Cells that are not unlocked cannot be changed; rows may be inserted, widths changed.</summary>
    public bool IsProtected { get; init; }

    public bool IsPortrait { get; init; }

    /// <summary>Printed on one page, a little smaller where it must be.</summary>
    public bool IsOnePage { get; init; }

    public bool IsShownFirst { get; init; }

    /// <summary>How many lines a text takes in a width, a Chinese character counting for two.</summary>
    public static int Lines(string text, double width)
    {
        var taken = 0.0;
        foreach (var c in text)
        {
            taken += c < 0x2E80 ? 1.05 : 2.1;
        }
        return Math.Clamp((int)Math.Ceiling(taken / width), 1, 12);
    }

    public void Begin(double height)
    {
        Row++;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{Row}\" ht=\"{height}\" customHeight=\"1\">");
    }

    public void End() => rows.Append("</row>");

    public void Text(int column, int style, string text)
    {
        Open(column, style);
        if (text.Length == 0)
        {
            rows.Append("/>");
            return;
        }
        text = text.Length <= LongestCell ? text : text[..LongestCell];
        rows.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(Escaped(text)).Append("</t></is></c>");
    }

    /// <summary>A formula whose result is empty text until there are figures.</summary>
    public void BlankFormula(int column, int style, string formula)
    {
        Open(column, style);
        rows.Append(" t=\"str\"><f>").Append(Escaped(formula)).Append("</f><v></v></c>");
    }

    public void Blank(int first, int last, int style)
    {
        for (var column = first; column <= last; column++)
        {
            Text(column, style, "");
        }
    }

    public void Merge(int first, int last)
    {
        if (last > first)
        {
            merges.Add(CellAddress.Format(Row, first) + ":" + CellAddress.Format(Row, last));
        }
    }

    /// <summary>A row of one text over all columns.</summary>
    public void Line(double height, int style, string text)
    {
        Begin(height);
        Text(1, style, text);
        Blank(2, Widths.Length, style);
        Merge(1, Widths.Length);
        End();
    }

    public void Validate(CellValidation validation)
    {
        validationCount++;
        validations.Append("<dataValidation type=\"").Append(validation.Type).Append('"');
        if (validation.Operator is { } comparison)
        {
            validations.Append(" operator=\"").Append(comparison).Append('"');
        }
        validations.Append(validation.IsWarning ? " errorStyle=\"warning\"" : "").Append(" allowBlank=\"1\" showInputMessage=\"1\"")
            .Append(validation.Error.Length > 0 ? " showErrorMessage=\"1\"" : "");
        Attribute("errorTitle", validation.Title);
        Attribute("error", validation.Error);
        Attribute("promptTitle", validation.Title);
        Attribute("prompt", validation.Prompt);
        validations.Append(" sqref=\"").Append(validation.Cells).Append("\"><formula1>").Append(Escaped(validation.First)).Append("</formula1>");
        if (validation.Second is { } second)
        {
            validations.Append("<formula2>").Append(Escaped(second)).Append("</formula2>");
        }
        validations.Append("</dataValidation>");
    }

    public byte[] ToBytes()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{PartXml.TransitionalMain}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{CellAddress.Format(Math.Max(Row, 1), Math.Max(Widths.Length, 1))}\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<sheetViews><sheetView showGridLines=\"0\"{(IsShownFirst ? " tabSelected=\"1\"" : "")} workbookViewId=\"0\">");
        if (FrozenRows > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<pane ySplit=\"{FrozenRows}\" topLeftCell=\"A{FrozenRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{FrozenRows + 1}\" sqref=\"A{FrozenRows + 1}\"/>");
        }
        xml.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/>");
        if (Widths.Length > 0)
        {
            xml.Append("<cols>");
            for (var i = 0; i < Widths.Length; i++)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Widths[i] + 0.71}\" customWidth=\"1\"/>");
            }
            xml.Append("</cols>");
        }
        xml.Append("<sheetData>").Append(rows).Append("</sheetData>");
        if (IsProtected)
        {
            xml.Append("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" insertRows=\"0\" deleteRows=\"0\" sort=\"0\" autoFilter=\"0\"/>");
        }
        if (merges.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">").AppendJoin("", merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>")).Append("</mergeCells>");
        }
        if (validationCount > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"{validationCount}\">").Append(validations).Append("</dataValidations>");
        }
        xml.Append("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<pageSetup paperSize=\"9\" orientation=\"{(IsPortrait ? "portrait" : "landscape")}\" fitToWidth=\"1\" fitToHeight=\"{(IsOnePage ? 1 : 0)}\"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R第 &amp;P 页,共 &amp;N 页</oddFooter></headerFooter></worksheet>");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    private static string Escaped(string text) => SecurityElement.Escape(PartXml.Clean(text));

    private void Attribute(string name, string text)
    {
        if (text.Length > 0)
        {
            validations.Append(' ').Append(name).Append("=\"").Append(Escaped(text)).Append('"');
        }
    }

    private void Open(int column, int style) => rows.Append("<c r=\"").Append(CellAddress.Format(Row, column)).Append("\" s=\"")
        .Append(style.ToString(CultureInfo.InvariantCulture)).Append('"');
}
