using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 数据明细: one row a figure, written as it comes, so that memory does not grow with the rows; goes on on a further sheet where one is full.
/// </summary>
internal sealed class DetailSheetWriter
{
    private const string TableType = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
    private readonly WorkbookBuilder workbook;
    private readonly DetailColumns columns;
    private readonly string period;
    private readonly int order;
    private readonly int rowLimit;
    private readonly byte[][] openings;
    private readonly DetailStyles styles;
    private readonly List<(string Name, int Rows)> sheets = [];
    private readonly Dictionary<MeasureColumn, MeasureCells> measures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Form, string Value), MeasureCells> byUnit = [];
    private readonly Dictionary<(int Row, int Column), int> addresses = [];
    private readonly SpelledCells source = new();
    private readonly SpelledCells dimensions = new();
    private readonly SpelledCells tail = new();
    private readonly SpelledCells counted = new();
    private readonly SpelledCells notCounted = new();
    private readonly byte[] rowDigits = new byte[8];
    private DetailRow? previous;
    private Stream? part;
    private Utf8Buffer? buffer;
    private int row;
    private int rowLength;

    /// <param name="rowLimit">The rows that a sheet holds, its header included; at least 2.</param>
    public DetailSheetWriter(WorkbookBuilder workbook, DetailColumns columns, string period, int order, int rowLimit = CellAddress.MaxRow)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowLimit, 2);
        this.workbook = workbook;
        this.columns = columns;
        this.period = period;
        this.order = order;
        this.rowLimit = rowLimit;
        openings =
        [
            .. Enumerable
                .Range(1, columns.Headers.Length)
                .Select(column => Encoding.UTF8.GetBytes($"<c r=\"{CellAddress.ColumnName(column)}")),
        ];
        styles = new DetailStyles(workbook.Styles);
        OpenSheet();
        Spell(counted, columns.Counted, "是");
        Spell(notCounted, columns.Counted, "否");
    }

    public DetailColumns Columns => columns;

    /// <summary>The sheets written, with their last rows.</summary>
    public IReadOnlyList<(string Name, int Rows)> Sheets => sheets;

    /// <summary>What the rows that count add up to: counts, or 分.</summary>
    /// <param name="value">Of a measure that counts in several units, the value that gives the unit; else null.</param>
    public long Sum(FormDefinition form, MeasureColumn measure, string? value) =>
        (value is null ? measures.GetValueOrDefault(measure) : byUnit.GetValueOrDefault((form.Id, value)))?.Sum ?? 0;

    public void Add(DetailRow detail)
    {
        var data = detail.Row;
        if (
            !ReferenceEquals(detail.Source, previous?.Source)
            || !ReferenceEquals(data.Form, previous.Row.Form)
            || data.Sheet != previous.Row.Sheet
        )
        {
            SpellSource(detail);
        }
        previous = detail;
        dimensions.Begin();
        foreach (var dimension in columns.InOrder(data.Form))
        {
            Spell(dimensions, columns.Of(dimension), data.Dimensions[dimension.Index] ?? "");
        }
        Spell(dimensions, columns.Note, Note(data));
        for (var i = 0; i < data.Form.Measures.Length; i++)
        {
            if (data.Values[i].HasValue)
            {
                AddFigure(detail, CellsOf(data, i), data.Values[i], detail.Counts(i));
            }
        }
    }

    /// <summary>Closes the sheet and writes the tables.</summary>
    public void Finish() => CloseSheet();

    private void AddFigure(DetailRow detail, MeasureCells measure, in MeasureValue value, bool counts)
    {
        if (row == rowLimit)
        {
            CloseSheet();
            OpenSheet();
        }
        BeginRow(row + 1);
        var to = buffer!;
        to.Raw("<row r=\""u8);
        to.Raw(RowText);
        to.Raw("\">"u8);
        source.WriteTo(to, RowText);
        dimensions.WriteTo(to, RowText);
        measure.Before.WriteTo(to, RowText);
        to.Scaled(value.Value, measure.Scale);
        measure.After.WriteTo(to, RowText);
        Text(columns.Approximate, value.Approximate ? "是" : "");
        Text(columns.Derived, value.State == MeasureState.Derived ? "是" : "");
        (counts ? counted : notCounted).WriteTo(to, RowText);
        tail.WriteTo(to, RowText);
        if (value.Column > 0)
        {
            Address(detail.Row.Row, value.Column);
        }
        Text(columns.Text, value.Text ?? "");
        to.Raw("</row>"u8);
        if (counts)
        {
            measure.Sum = checked(measure.Sum + value.Value);
        }
    }

    private MeasureCells CellsOf(DataRow data, int index)
    {
        var measure = data.Form.Measures[index];
        if (columns.UnitsOf(data.Form) is { } units && units.Measure == measure)
        {
            var value = data.Dimensions[units.Dimension.Index] ?? "";
            if (!byUnit.TryGetValue((data.Form.Id, value), out var split))
            {
                byUnit.Add((data.Form.Id, value), split = SpellMeasure(measure, units.UnitOf(value)));
            }
            return split;
        }
        if (!measures.TryGetValue(measure, out var cells))
        {
            measures.Add(measure, cells = SpellMeasure(measure, measure.Unit));
        }
        return cells;
    }

    private MeasureCells SpellMeasure(MeasureColumn measure, string unit)
    {
        var cells = new MeasureCells { Scale = measure.IsMoney() ? 2 : 0 };
        Spell(cells.Before, columns.Measure, measure.Name);
        SpellOpening(cells.Before, columns.Value);
        WriteStyle(cells.Before.Cells, measure.IsMoney() ? styles.Money : styles.Count);
        cells.Before.Cells.Raw("><v>"u8);
        cells.After.Cells.Raw("</v></c>"u8);
        Spell(cells.After, columns.Unit, unit);
        return cells;
    }

    private void BeginRow(int number)
    {
        row = number;
        Utf8Formatter.TryFormat(number, rowDigits, out rowLength);
    }

    /// <summary>The number of the row being written.</summary>
    private ReadOnlySpan<byte> RowText => rowDigits.AsSpan(0, rowLength);

    /// <summary>What all rows of a workbook's form share: whose they are, and at their end where they stand.</summary>
    private void SpellSource(DetailRow detail)
    {
        source.Begin();
        var areas = detail.School.AreaNames;
        for (var i = 0; i < Math.Min(areas.Length, 3); i++)
        {
            Spell(source, i + 1, i == 2 && areas.Length > 3 ? string.Join('/', areas.Skip(2)) : areas[i]);
        }
        Spell(source, DetailColumns.School, detail.School.Code.ToString(), styles.Code);
        Spell(source, DetailColumns.School + 1, detail.School.Name);
        Spell(source, DetailColumns.School + 2, detail.Source.Period.ChineseName);
        Spell(source, DetailColumns.Form, detail.Row.Form.Sheet);
        tail.Begin();
        Spell(tail, columns.File, PersonalData.Mask(detail.Source.File));
        Spell(tail, columns.Version, detail.Source.Version);
        Spell(tail, columns.Sheet, detail.Row.Sheet);
    }

    private static string Note(DataRow data)
    {
        string? first = null;
        List<string>? more = null;
        foreach (var text in data.Texts)
        {
            if (string.IsNullOrEmpty(text))
            {
                continue;
            }
            if (first is null)
            {
                first = text;
            }
            else
            {
                (more ??= [first]).Add(text);
            }
        }
        return more is null ? first ?? "" : string.Join(';', more);
    }

    private void Spell(SpelledCells to, int column, string text, int style = SummaryStyles.Plain)
    {
        if (text.Length > 0)
        {
            SpellOpening(to, column);
            WriteStyle(to.Cells, style);
            CellWriter.TextOf(to.Cells, text, workbook.Strings.IndexOf(text));
        }
    }

    private void SpellOpening(SpelledCells to, int column)
    {
        to.Cells.Raw(openings[column - 1]);
        to.MarkRow();
        to.Cells.Raw("\""u8);
    }

    private void Text(int column, string text, int style = SummaryStyles.Plain)
    {
        if (text.Length > 0)
        {
            Open(column, style);
            CellWriter.TextOf(buffer!, text, workbook.Strings.IndexOf(text));
        }
    }

    /// <summary>The cell of a school's workbook that the figure stands in; every school's figures stand in much the same cells.</summary>
    private void Address(int row, int column)
    {
        if (addresses.TryGetValue((row, column), out var index))
        {
            Open(columns.Cell, SummaryStyles.Plain);
            CellWriter.TextOf(buffer!, "", index);
            return;
        }
        var address = CellAddress.Format(row, column);
        Text(columns.Cell, address);
        if (workbook.Strings.IndexOf(address) is >= 0 and var shared)
        {
            addresses.Add((row, column), shared);
        }
    }

    private void Open(int column, int style)
    {
        var to = buffer!;
        to.Raw(openings[column - 1]);
        to.Raw(RowText);
        to.Raw("\""u8);
        WriteStyle(to, style);
    }

    /// <summary>A cell that names no style has the plain one, which spares a tenth of the sheet.</summary>
    private static void WriteStyle(Utf8Buffer to, int style)
    {
        if (style != SummaryStyles.Plain)
        {
            to.Raw(" s=\""u8);
            to.Whole(style);
            to.Raw("\""u8);
        }
    }

    private void OpenSheet()
    {
        var number = sheets.Count + 1;
        var name = number == 1 ? SheetNames.Details : string.Create(CultureInfo.InvariantCulture, $"{SheetNames.Details}({number})");
        sheets.Add((name, 1));
        part = workbook.OpenSheet(
            order,
            name,
            null,
            level: CompressionLevel.Fastest,
            area: $"$A$1:{Reference.Absolute(1, columns.Headers.Length)}"
        );
        buffer = new Utf8Buffer(part);
        BeginRow(1);
        DetailFrame.WriteHead(buffer, columns);
        buffer.Raw("<row r=\"1\" ht=\"22\" customHeight=\"1\">"u8);
        for (var i = 0; i < columns.Headers.Length; i++)
        {
            Text(i + 1, columns.Headers[i], styles.Header);
        }
        buffer.Raw("</row>"u8);
    }

    private void CloseSheet()
    {
        sheets[^1] = (sheets[^1].Name, row);
        DetailFrame.WriteTail(buffer!, period);
        buffer!.Flush();
        part!.Dispose();
        var number = sheets.Count;
        var file = string.Create(CultureInfo.InvariantCulture, $"table{number}.xml");
        workbook.Package.Relate(workbook.LastSheetPath, [NewRelationship.OfOffice("rId1", "table", "../tables/" + file)]);
        workbook.Package.Write("xl/tables/" + file, TableType, DetailFrame.Table(number, columns, Math.Max(row, 2)));
    }
}
