using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>A sheet that is kept until its workbook is written: forms, lists and receipts, cell by cell and row by row.</summary>
internal sealed class SheetXml
{
    private const int LongestCell = 32_000;

    private readonly MemoryStream rows = new();
    private readonly Utf8Buffer buffer;
    private readonly CellWriter cells;
    private readonly List<string> merges = [];
    private readonly List<CellValidation> validations = [];
    private readonly List<(string Cell, string Location)> links = [];

    public SheetXml()
    {
        buffer = new Utf8Buffer(rows, 4096);
        cells = new CellWriter(buffer);
    }

    /// <summary>The row being written, or the last one.</summary>
    public int Row => cells.Row;

    /// <summary>Widths of the columns in characters, from the first.</summary>
    public double[] Widths { get; init; } = [];

    /// <summary>Columns behind those, for what programs read and people need not see.</summary>
    public int HiddenColumns { get; init; }

    /// <summary>Rows that stay while the rest scrolls; they repeat on every printed page where the table's header is their last.</summary>
    public int FrozenRows { get; set; }

    /// <summary>The cells of a table that can be filtered; null for none.</summary>
    public string? Filter { get; set; }

    /// <summary>Cells that are not unlocked cannot be changed; rows may be inserted, widths changed.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Protected, and its rows stay as they are.</summary>
    public bool HasFixedRows { get; init; }

    public bool IsPortrait { get; init; }

    /// <summary>Printed on one page, a little smaller where it must be.</summary>
    public bool IsOnePage { get; init; }

    public bool IsShownFirst { get; init; }

    public string? TabColour { get; init; }

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

    /// <param name="height">In points; 0 for the default.</param>
    public void Begin(double height) => cells.BeginRow(height);

    public void End() => cells.EndRow();

    public void Text(int column, int style, string text)
    {
        cells.Column = column;
        cells.Text(style, PartXml.Clean(text.Length <= LongestCell ? text : text[..LongestCell]));
    }

    /// <summary>A formula whose result is empty text until there are figures.</summary>
    public void BlankFormula(int column, int style, string formula)
    {
        cells.Column = column;
        cells.Formula(style, formula, "");
    }

    public void Blank(int first, int last, int style)
    {
        cells.Column = first;
        cells.Blank(style, last - first + 1);
    }

    public void Merge(int first, int last)
    {
        if (last > first)
        {
            merges.Add(new CellRange(Row, first, Row, last).ToString());
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

    public void Validate(CellValidation validation) => validations.Add(validation);

    /// <summary>A cell of this row leads to another one, such as <c>'补助资金'!A7</c>.</summary>
    public void Link(int column, string location) => links.Add((CellAddress.Format(Row, column), location));

    /// <param name="main">The namespace of the workbook, which may be a strict one.</param>
    public byte[] ToBytes(string main = PartXml.TransitionalMain)
    {
        buffer.Flush();
        using var part = new MemoryStream((int)rows.Length + 4096);
        var xml = new Utf8Buffer(part, 4096);
        WriteHead(xml, main);
        xml.Raw(rows.GetBuffer().AsSpan(0, (int)rows.Length));
        WriteTail(xml);
        xml.Flush();
        return part.ToArray();
    }

    private void WriteHead(Utf8Buffer xml, string main)
    {
        xml.Raw(SheetFrame.Declaration);
        xml.Raw(
            $"<worksheet xmlns=\"{main}\"><sheetPr>{(TabColour is null ? "" : $"<tabColor rgb=\"{TabColour}\"/>")}<pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        );
        xml.Raw($"<dimension ref=\"A1:{CellAddress.Format(Math.Max(Row, 1), Math.Max(Widths.Length, 1))}\"/>");
        SheetFrame.WriteView(xml, IsShownFirst, FrozenRows);
        xml.Raw("<sheetFormatPr defaultRowHeight=\"18\"/>"u8);
        if (Widths.Length > 0)
        {
            xml.Raw("<cols>"u8);
            for (var i = 1; i <= Widths.Length; i++)
            {
                SheetFrame.WriteColumn(xml, i, i, Widths[i - 1] + 0.71);
            }
            if (HiddenColumns > 0)
            {
                SheetFrame.WriteColumn(xml, Widths.Length + 1, Widths.Length + HiddenColumns, 9, " hidden=\"1\"");
            }
            xml.Raw("</cols>"u8);
        }
        xml.Raw("<sheetData>"u8);
    }

    private void WriteTail(Utf8Buffer xml)
    {
        xml.Raw("</sheetData>"u8);
        if (IsProtected)
        {
            xml.Raw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\""u8);
            xml.Raw(HasFixedRows ? ""u8 : " formatCells=\"0\" insertRows=\"0\" deleteRows=\"0\""u8);
            xml.Raw(" formatColumns=\"0\" formatRows=\"0\" sort=\"0\" autoFilter=\"0\"/>"u8);
        }
        xml.Raw(Filter is null ? "" : $"<autoFilter ref=\"{Filter}\"/>");
        SheetFrame.WriteMerges(xml, merges);
        SheetFrame.WriteValidations(xml, validations);
        SheetFrame.WriteLinks(xml, links);
        xml.Raw("<printOptions horizontalCentered=\"1\"/>"u8);
        xml.Raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"u8);
        xml.Raw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<pageSetup paperSize=\"9\" orientation=\"{(IsPortrait ? "portrait" : "landscape")}\" fitToWidth=\"1\" fitToHeight=\"{(IsOnePage ? 1 : 0)}\"/>"
            )
        );
        xml.Raw("<headerFooter><oddFooter>&amp;L&amp;A&amp;R第 &amp;P 页,共 &amp;N 页</oddFooter></headerFooter></worksheet>"u8);
    }
}
