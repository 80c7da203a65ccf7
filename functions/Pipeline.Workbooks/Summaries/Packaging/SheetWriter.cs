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
    private readonly CellWriter cells;
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
        cells = new CellWriter(buffer, strings);
        this.setup = setup;
        pages = new PagePlan(setup);
        WriteHead();
    }

    /// <summary>The row being written, from 1; 0 before the first.</summary>
    public int CurrentRow => cells.Row;

    /// <summary>The column that the next cell goes into, from 1.</summary>
    public int NextColumn => cells.Column;

    /// <summary>Begins the next row.</summary>
    /// <param name="height">In points; 0 for the default.</param>
    public void Row(double height = 0, int outline = 0)
    {
        if (CurrentRow > 0)
        {
            cells.EndRow();
        }
        pages.AddRow(height);
        cells.BeginRow(height, outline);
    }

    public void Skip(int count) => cells.Column += count;

    public void Blank(CellStyle style, int count = 1) => cells.Blank(styles.Index(style), count);

    public void Text(string text, CellStyle style) => cells.Text(styles.Index(style), text);

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
    public void Number(long value, int scale, CellStyle style) => cells.Number(styles.Index(style), value, scale);

    /// <summary>A number that is no exact decimal, such as a time's serial.</summary>
    public void Number(double value, CellStyle style) => cells.Number(styles.Index(style), value);

    public void Formula(string formula, long cached, int scale, CellStyle style) =>
        cells.Formula(styles.Index(style), formula, cached, scale);

    public void Formula(string formula, double cached, CellStyle style) => cells.Formula(styles.Index(style), formula, cached);

    public void Formula(string formula, string cached, CellStyle style) => cells.Formula(styles.Index(style), formula, cached);

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
        SheetFrame.WriteMerges(buffer, merges);
        for (var i = 0; i < alarms.Count; i++)
        {
            buffer.Raw(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<conditionalFormatting sqref=\"{alarms[i].Range}\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"{i + 1}\"><formula>"
                )
            );
            buffer.Escaped(alarms[i].Formula);
            buffer.Raw("</formula></cfRule></conditionalFormatting>"u8);
        }
        SheetFrame.WriteLinks(buffer, links);
        PageSetup.Write(buffer, setup, fit);
        PageSetup.WriteBreaks(buffer, fit.Breaks);
        if (drawing is not null)
        {
            buffer.Raw($"<drawing r:id=\"{drawing}\"/>");
        }
        buffer.Raw("</worksheet>"u8);
        buffer.Flush();
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

    private void WriteHead()
    {
        buffer.Raw(SheetFrame.Declaration);
        buffer.Raw($"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheetPr>");
        if (setup.TabColor is not null)
        {
            buffer.Raw($"<tabColor rgb=\"{setup.TabColor}\"/>");
        }
        buffer.Raw("<outlinePr summaryBelow=\"0\" summaryRight=\"0\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8);
        SheetFrame.WriteView(buffer, setup.FirstSheet, setup.FrozenRows, setup.FrozenColumns);
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
            SheetFrame.WriteColumn(buffer, i + 1, i + 1, columns[i].Width, columns[i].Grouped ? " outlineLevel=\"1\"" : "");
        }
        buffer.Raw("</cols>"u8);
    }
}
