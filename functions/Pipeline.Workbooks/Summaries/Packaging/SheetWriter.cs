using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Writes one worksheet cell by cell, from left to right and top to bottom, straight into its part.</summary>
internal sealed class SheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly Utf8Buffer buffer;
    private readonly SummaryStyles styles;
    private readonly StringTable strings;
    private readonly SheetSetup setup;
    private readonly List<string> merges = [];
    private readonly List<(string Range, string Formula)> alarms = [];
    private readonly List<(string Cell, string Location)> links = [];
    private readonly List<CellRange> labels = [];
    private readonly PagePlan pages;
    private string? filter;

    public SheetWriter(Stream part, SummaryStyles styles, StringTable strings, SheetSetup setup)
    {
        buffer = new Utf8Buffer(part);
        this.styles = styles;
        this.strings = strings;
        this.setup = setup;
        pages = new PagePlan(setup);
        WriteHead();
    }

    /// <summary>The row being written, from 1; 0 before the first.</summary>
    public int CurrentRow { get; private set; }

    /// <summary>The column that the next cell goes into, from 1.</summary>
    public int NextColumn { get; private set; } = 1;

    /// <summary>Begins the next row.</summary>
    /// <param name="height">In points; 0 for the default.</param>
    public void Row(double height = 0, int outline = 0)
    {
        if (CurrentRow > 0)
        {
            buffer.Raw("</row>"u8);
        }
        CurrentRow++;
        pages.AddRow(height);
        NextColumn = 1;
        buffer.Raw("<row r=\""u8);
        buffer.Whole(CurrentRow);
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

    public void Skip(int cells) => NextColumn += cells;

    public void Blank(CellStyle style, int cells = 1)
    {
        for (var i = 0; i < cells; i++)
        {
            OpenCell(style);
            buffer.Raw("\"/>"u8);
        }
    }

    public void Text(string text, CellStyle style)
    {
        if (text.Length == 0)
        {
            Blank(style);
            return;
        }
        OpenCell(style);
        var index = strings.IndexOf(text);
        if (index >= 0)
        {
            buffer.Raw("\" t=\"s\"><v>"u8);
            buffer.Whole(index);
            buffer.Raw("</v></c>"u8);
            return;
        }
        buffer.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        buffer.Escaped(text);
        buffer.Raw("</t></is></c>"u8);
    }

    /// <summary>Text over several cells of this row, merged.</summary>
    public void Wide(string text, CellStyle style, int cells)
    {
        var first = NextColumn;
        Text(text, style);
        if (cells > 1)
        {
            Blank(style, cells - 1);
            Merge(new CellRange(CurrentRow, first, CurrentRow, first + cells - 1));
        }
    }

    /// <summary>A number <c>value / 10^scale</c>.</summary>
    public void Number(long value, int scale, CellStyle style)
    {
        OpenCell(style);
        buffer.Raw("\"><v>"u8);
        buffer.Scaled(value, scale);
        buffer.Raw("</v></c>"u8);
    }

    /// <summary>A number that is no exact decimal, such as a time's serial.</summary>
    public void Number(double value, CellStyle style)
    {
        OpenCell(style);
        buffer.Raw("\"><v>"u8);
        buffer.Raw(value.ToString("R", CultureInfo.InvariantCulture));
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(string formula, long cached, int scale, CellStyle style)
    {
        OpenFormula(formula, style, "\"><f>"u8);
        buffer.Scaled(cached, scale);
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(string formula, double cached, CellStyle style)
    {
        OpenFormula(formula, style, "\"><f>"u8);
        buffer.Raw(cached.ToString("R", CultureInfo.InvariantCulture));
        buffer.Raw("</v></c>"u8);
    }

    public void Formula(string formula, string cached, CellStyle style)
    {
        OpenFormula(formula, style, "\" t=\"str\"><f>"u8);
        buffer.Escaped(cached);
        buffer.Raw("</v></c>"u8);
    }

    /// <summary>The next cell leads to another cell of the workbook, such as <c>'补助资金'!$A$7</c>.</summary>
    public void Link(string location) => links.Add((CellAddress.Format(CurrentRow, NextColumn), location));

    public void Merge(CellRange range) => merges.Add(range.ToString());

    /// <summary>Paints a range red where the formula (written for its first cell) holds.</summary>
    public void Alarm(string range, string formula) => alarms.Add((range, formula));

    /// <summary>Merges the label of a group of rows; on paper it is repeated where the group goes on on another page.</summary>
    public void MergeLabel(CellRange range) => labels.Add(range);

    /// <summary>The next row begins a group, before which a printed page may end.</summary>
    public void BeginGroup() => pages.BeginGroup();

    public void Filter(string range) => filter = range;

    /// <summary>Ends the sheet.</summary>
    /// <param name="drawing">The relationship of its drawing; null for none.</param>
    public void Finish(string? drawing = null)
    {
        buffer.Raw(CurrentRow > 0 ? "</row></sheetData>"u8 : "</sheetData>"u8);
        if (filter is not null)
        {
            buffer.Raw($"<autoFilter ref=\"{filter}\"/>");
        }
        var fit = pages.Fit();
        labels.ForEach(label => MergeWithin(label, fit.Breaks));
        if (merges.Count > 0)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">"));
            merges.ForEach(range => buffer.Raw($"<mergeCell ref=\"{range}\"/>"));
            buffer.Raw("</mergeCells>"u8);
        }
        for (var i = 0; i < alarms.Count; i++)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture,
                $"<conditionalFormatting sqref=\"{alarms[i].Range}\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"{i + 1}\"><formula>"));
            buffer.Escaped(alarms[i].Formula);
            buffer.Raw("</formula></cfRule></conditionalFormatting>"u8);
        }
        WriteLinks();
        PageSetup.Write(buffer, setup, fit);
        PageSetup.WriteBreaks(buffer, fit.Breaks);
        if (drawing is not null)
        {
            buffer.Raw($"<drawing r:id=\"{drawing}\"/>");
        }
        buffer.Raw("</worksheet>"u8);
        buffer.Flush();
    }

    private void WriteLinks()
    {
        if (links.Count == 0)
        {
            return;
        }
        buffer.Raw("<hyperlinks>"u8);
        foreach (var (cell, location) in links)
        {
            buffer.Raw($"<hyperlink ref=\"{cell}\" location=\"");
            buffer.Escaped(location);
            buffer.Raw("\"/>"u8);
        }
        buffer.Raw("</hyperlinks>"u8);
    }

    private void MergeWithin(CellRange label, ImmutableArray<int> pageEnds)
    {
        var first = label.FirstRow;
        foreach (var last in pageEnds.Where(row => row >= label.FirstRow && row < label.LastRow).Append(label.LastRow))
        {
            if (last > first)
            {
                Merge(new CellRange(first, label.FirstColumn, last, label.LastColumn));
            }
            first = last + 1;
        }
    }

    private void OpenFormula(string formula, CellStyle style, ReadOnlySpan<byte> opening)
    {
        OpenCell(style);
        buffer.Raw(opening);
        buffer.Escaped(formula);
        buffer.Raw("</f><v>"u8);
    }

    private void OpenCell(CellStyle style)
    {
        buffer.Raw("<c r=\""u8);
        buffer.Raw(CellAddress.ColumnName(NextColumn));
        buffer.Whole(CurrentRow);
        buffer.Raw("\" s=\""u8);
        buffer.Whole(styles.Index(style));
        NextColumn++;
    }

    private void WriteHead()
    {
        buffer.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);
        buffer.Raw($"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheetPr>");
        if (setup.TabColor is not null)
        {
            buffer.Raw($"<tabColor rgb=\"{setup.TabColor}\"/>");
        }
        buffer.Raw("<outlinePr summaryBelow=\"0\" summaryRight=\"0\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8);
        PageSetup.WriteView(buffer, setup);
        buffer.Raw("<sheetFormatPr defaultRowHeight=\"16.5\" customHeight=\"1\""u8);
        if (setup.OutlineLevels > 0)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $" outlineLevelRow=\"{Math.Min(setup.OutlineLevels, 7)}\""));
        }
        buffer.Raw(setup.Columns.Any(column => column.Grouped) ? " outlineLevelCol=\"1\"/>"u8 : "/>"u8);
        WriteColumns(setup.Columns);
        buffer.Raw("<sheetData>"u8);
    }

    private void WriteColumns(ImmutableArray<ColumnSetup> columns)
    {
        buffer.Raw("<cols>"u8);
        for (var i = 0; i < columns.Length; i++)
        {
            buffer.Raw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"{(columns[i].Grouped ? " outlineLevel=\"1\"" : "")}/>"));
        }
        buffer.Raw("</cols>"u8);
    }
}
