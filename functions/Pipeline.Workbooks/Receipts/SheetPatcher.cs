using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>
/// Respells a sheet's XML around the cells whose format changes; every other byte is carried over. One pass over the tags, no
/// tree: a sheet of 20,000 rows must not cost more than judging it did.
/// </summary>
internal sealed class SheetPatcher(
    StyleBook styles,
    SheetMarks marks,
    SheetOutline outline,
    EarlierMarks earlier,
    string sheet,
    MarkRecord record
)
{
    private readonly HashSet<int> activeShared = [];
    private Stream output = Stream.Null;
    private (int Start, int TextStart, int Shared) formula;
    private int copied;
    private int row;
    private int column;
    private int rowStyle;
    private Queue<KeyValuePair<int, SortedDictionary<int, Severity>>> rowsToMark = [];
    private Queue<KeyValuePair<int, Severity>> cellsToMark = [];

    /// <summary>Formulas that reach outside become their results.</summary>
    public bool DropsActiveFormulas { get; init; }

    /// <summary>Embedded objects and controls go.</summary>
    public bool DropsObjects { get; init; }

    /// <param name="legacyDrawingId">The relationship of a new drawing for comments; null if none is added.</param>
    /// <exception cref="UnmarkableException">Rows or cells are out of order, or the XML is cut off.</exception>
    public void Patch(ReadOnlySpan<byte> xml, string? legacyDrawingId, Stream into)
    {
        output = into;
        foreach (var (start, end) in outline.TabSelected)
        {
            Replace(xml, start, end, "0");
        }
        PatchData(xml);
        if (legacyDrawingId is not null)
        {
            var ns = outline.IsStrict ? PartXml.StrictRelationships : PartXml.TransitionalRelationships;
            Replace(
                xml,
                outline.LegacyDrawingAt,
                outline.LegacyDrawingAt,
                $"<{outline.Prefix}legacyDrawing xmlns:r=\"{ns}\" r:id=\"{legacyDrawingId}\"/>"
            );
        }
        foreach (var (start, end) in DropsObjects ? outline.Objects : [])
        {
            Replace(xml, start, end, "");
        }
        output.Write(xml[copied..]);
    }

    public static bool TryNumber(ReadOnlySpan<byte> text, out int number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && number >= 0;

    private void PatchData(ReadOnlySpan<byte> xml)
    {
        if (marks.IsEmpty && !styles.HasMarks && !DropsActiveFormulas)
        {
            return;
        }
        rowsToMark = new(marks.Rows);
        var (start, end) = outline.Data;
        var scanner = new XmlTagScanner(xml[..end]);
        scanner.SkipTo(start);
        scanner.Next();
        if (scanner.Tag.IsEmpty)
        {
            var name = Encoding.UTF8.GetString(xml[scanner.Tag.NameStart..scanner.Tag.NameEnd]);
            Replace(
                xml,
                scanner.Tag.End - 2,
                scanner.Tag.End,
                rowsToMark.Count == 0 ? "/>" : ">" + NewRowsBefore(int.MaxValue) + "</" + name + ">"
            );
            return;
        }
        var depth = 1;
        while (scanner.Next())
        {
            var tag = scanner.Tag;
            if (depth >= 3 && DropsActiveFormulas && scanner.LocalName.SequenceEqual("f"u8))
            {
                PassFormula(xml, scanner);
            }
            if (tag.IsClosing)
            {
                depth--;
                if (depth == 1)
                {
                    Replace(xml, tag.Start, tag.Start, NewCellsBefore(int.MaxValue));
                }
                else if (depth == 0)
                {
                    Replace(xml, tag.Start, tag.Start, NewRowsBefore(int.MaxValue));
                }
                continue;
            }
            if (depth == 1 && scanner.LocalName.SequenceEqual("row"u8))
            {
                EnterRow(xml, scanner);
            }
            else if (depth == 2 && scanner.LocalName.SequenceEqual("c"u8))
            {
                EnterCell(xml, scanner);
            }
            depth += tag.IsEmpty ? 0 : 1;
        }
    }

    private void PassFormula(ReadOnlySpan<byte> xml, in XmlTagScanner scanner)
    {
        var tag = scanner.Tag;
        if (tag.IsClosing)
        {
            if (ActiveFormulas.IsActive(xml[formula.TextStart..tag.Start]) || activeShared.Contains(formula.Shared))
            {
                activeShared.Add(formula.Shared);
                activeShared.Remove(-1);
                Replace(xml, formula.Start, tag.End, "");
            }
            return;
        }
        var shared = TryNumber(scanner.Value("si"u8), out var number) ? number : -1;
        if (!tag.IsEmpty)
        {
            formula = (tag.Start, tag.End, shared);
        }
        else if (activeShared.Contains(shared))
        {
            Replace(xml, tag.Start, tag.End, "");
        }
    }

    private void EnterRow(ReadOnlySpan<byte> xml, in XmlTagScanner scanner)
    {
        var before = row;
        if (!TryNumber(scanner.Value("r"u8), out row))
        {
            row = before + 1;
        }
        if (row <= before)
        {
            throw new UnmarkableException("rows out of order");
        }
        column = 0;
        rowStyle = TryNumber(scanner.Value("s"u8), out var style) ? style : -1;
        Replace(xml, scanner.Tag.Start, scanner.Tag.Start, NewRowsBefore(row));
        cellsToMark = rowsToMark.TryPeek(out var next) && next.Key == row ? new(rowsToMark.Dequeue().Value) : [];
        if (cellsToMark.Count == 0)
        {
            return;
        }
        if (scanner.TryFind("spans"u8, out var start, out var end))
        {
            Replace(xml, start, end, Spans(xml[start..end]));
        }
        if (scanner.Tag.IsEmpty)
        {
            var name = Encoding.UTF8.GetString(xml[scanner.Tag.NameStart..scanner.Tag.NameEnd]);
            Replace(xml, scanner.Tag.End - 2, scanner.Tag.End, ">" + NewCellsBefore(int.MaxValue) + "</" + name + ">");
        }
    }

    /// <summary>The row's hint of its first and last column, widened to the cells that are added.</summary>
    private string Spans(ReadOnlySpan<byte> spans)
    {
        var text = Encoding.UTF8.GetString(spans);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return
            colon > 0
            && int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Min(first, cellsToMark.Min(cell => cell.Key))}:{Math.Max(last, cellsToMark.Max(cell => cell.Key))}"
            )
            : "1:16384";
    }

    private void EnterCell(ReadOnlySpan<byte> xml, in XmlTagScanner scanner)
    {
        var before = column;
        if (scanner.Value("r"u8) is { IsEmpty: false } reference)
        {
            Span<char> address = stackalloc char[16];
            if (
                reference.Length > address.Length
                || !CellAddress.TryParse(address[..Encoding.UTF8.GetChars(reference, address)], out var cellRow, out column)
                || cellRow != row
            )
            {
                throw new UnmarkableException("a cell outside its row");
            }
        }
        else
        {
            column = before + 1;
        }
        if (column <= before)
        {
            throw new UnmarkableException("cells out of order");
        }
        var isMarked = cellsToMark.TryPeek(out var next) && next.Key <= column;
        if (!isMarked && !styles.HasMarks)
        {
            return;
        }
        Replace(xml, scanner.Tag.Start, scanner.Tag.Start, NewCellsBefore(column));
        isMarked = cellsToMark.TryPeek(out next) && next.Key == column;
        var hasStyle = scanner.TryFind("s"u8, out var start, out var end);
        var style = hasStyle && TryNumber(xml[start..end], out var number) ? number : 0;
        var format = styles.CarriesMark(style) ? styles.Restored(style, earlier.FillOf(sheet, row, column)) : style;
        if (isMarked)
        {
            format = Mark(format, cellsToMark.Dequeue());
        }
        if (format == style)
        {
            return;
        }
        var text = format.ToString(CultureInfo.InvariantCulture);
        if (hasStyle)
        {
            Replace(xml, start, end, text);
        }
        else
        {
            var at = scanner.TryFind("r"u8, out _, out var afterReference) ? afterReference + 1 : scanner.Tag.NameEnd;
            Replace(xml, at, at, " s=\"" + text + "\"");
        }
    }

    private int Mark(int style, KeyValuePair<int, Severity> cell)
    {
        record.Add(sheet, row, cell.Key, styles.FillOf(style));
        return styles.Marked(style, cell.Value);
    }

    private string NewCellsBefore(int limit)
    {
        if (!cellsToMark.TryPeek(out var next) || next.Key >= limit)
        {
            return "";
        }
        var cells = new StringBuilder();
        while (cellsToMark.TryPeek(out next) && next.Key < limit)
        {
            cellsToMark.Dequeue();
            var style = Mark(rowStyle >= 0 ? rowStyle : outline.ColumnStyle(next.Key), next);
            cells.Append(CultureInfo.InvariantCulture, $"<{outline.Prefix}c r=\"{CellAddress.Format(row, next.Key)}\" s=\"{style}\"/>");
        }
        return cells.ToString();
    }

    private string NewRowsBefore(int limit)
    {
        if (!rowsToMark.TryPeek(out var next) || next.Key >= limit)
        {
            return "";
        }
        var (currentRow, currentStyle) = (row, rowStyle);
        var rows = new StringBuilder();
        while (rowsToMark.TryPeek(out next) && next.Key < limit)
        {
            cellsToMark = new(rowsToMark.Dequeue().Value);
            (row, rowStyle) = (next.Key, -1);
            rows.Append(
                CultureInfo.InvariantCulture,
                $"<{outline.Prefix}row r=\"{row}\">{NewCellsBefore(int.MaxValue)}</{outline.Prefix}row>"
            );
        }
        (row, rowStyle) = (currentRow, currentStyle);
        return rows.ToString();
    }

    private void Replace(ReadOnlySpan<byte> xml, int start, int end, string text)
    {
        if (start == end && text.Length == 0)
        {
            return;
        }
        output.Write(xml[copied..start]);
        output.Write(Encoding.UTF8.GetBytes(text));
        copied = end;
    }
}
