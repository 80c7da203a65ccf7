using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>
/// The boxes in which programs show a sheet's comments (VML). Spliced as text: what Excel writes there is not always
/// well-formed, and the school's own boxes and form controls must stay as they are.
/// </summary>
internal sealed partial class NoteDrawing
{
    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";
    private const string NoteType = "_x0000_t202";

    private const string ShapeEnd = "</v:shape>";

    private readonly StringBuilder text;
    private readonly StringBuilder shapes = new();
    private readonly bool bom;
    private int lastId;

    private NoteDrawing(string text, bool bom)
    {
        this.text = new StringBuilder(text);
        this.bom = bom;
        lastId = 1024;
        foreach (Match match in ShapeId().Matches(text))
        {
            lastId = Math.Max(lastId, int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        }
        if (!text.Contains($"id=\"{NoteType}\"", StringComparison.Ordinal))
        {
            shapes.Append(
                $"<v:shapetype xmlns:v=\"{Vml}\" xmlns:o=\"{Office}\" id=\"{NoteType}\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
            );
        }
    }

    public static NoteDrawing Create() =>
        new(
            $"<xml xmlns:v=\"{Vml}\" xmlns:o=\"{Office}\" xmlns:x=\"{Excel}\"><o:shapelayout v:ext=\"edit\"><o:idmap v:"
                + $"ext=\"edit\" data=\"1\"/></o:shapelayout></xml>",
            bom: false
        );

    /// <exception cref="UnmarkableException">The part is not UTF-8, or has no end.</exception>
    public static NoteDrawing Load(byte[] bytes)
    {
        var bom = bytes.AsSpan().StartsWith("\uFEFF"u8);
        var text = Encoding.UTF8.GetString(bytes.AsSpan(bom ? 3 : 0));
        return text.LastIndexOf("</xml>", StringComparison.Ordinal) > 0 && !text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            ? new NoteDrawing(text, bom)
            : throw new UnmarkableException("a drawing that is not readable");
    }

    /// <summary>Takes out the boxes of these cells' comments.</summary>
    public void Remove(IReadOnlySet<(int Row, int Column)> cells)
    {
        var whole = text.ToString();
        var kept = new StringBuilder(whole.Length);
        var at = 0;
        while (
            whole.IndexOf("<v:shape ", at, StringComparison.Ordinal) is var start and >= 0
            && whole.IndexOf(ShapeEnd, start, StringComparison.Ordinal) is var close and >= 0
        )
        {
            var end = close + ShapeEnd.Length;
            kept.Append(whole, at, start - at);
            if (!IsNoteOf(whole[start..end], cells))
            {
                kept.Append(whole, start, end - start);
            }
            at = end;
        }
        kept.Append(whole, at, whole.Length - at);
        text.Clear().Append(kept);
    }

    public void Add((int Row, int Column) cell, int lines)
    {
        lastId++;
        var (row, column) = (cell.Row - 1, cell.Column - 1);
        var height = Math.Clamp(lines, 4, 16);
        shapes.Append(
            CultureInfo.InvariantCulture,
            $"<v:shape xmlns:v=\"{Vml}\" xmlns:o=\"{Office}\" xmlns:x=\"{Excel}\" id=\"_x0000_s{lastId}\" type=\"#{NoteType}\" style='position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:240pt;height:{height * 13}pt;z-index:{lastId - 1024};visibility:hidden' fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {Math.Max(row - 1, 0)}, 4, {column + 4}, 40, {Math.Max(row - 1, 0) + height * 4 / 5 + 1}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
        );
    }

    public byte[] ToBytes()
    {
        var whole = text.ToString();
        var end = whole.LastIndexOf("</xml>", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(whole.Insert(end, shapes.ToString()));
        return bom ? [.. "\uFEFF"u8, .. bytes] : bytes;
    }

    private static bool IsNoteOf(string shape, IReadOnlySet<(int Row, int Column)> cells) =>
        shape.Contains("ObjectType=\"Note\"", StringComparison.Ordinal)
        && RowOf().Match(shape) is { Success: true } row
        && ColumnOf().Match(shape) is { Success: true } column
        && cells.Contains((Number(row) + 1, Number(column) + 1));

    private static int Number(Match match) =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("_x0000_s([0-9]{1,8})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeId();

    [GeneratedRegex("<x:Row>\\s*([0-9]+)\\s*</x:Row>", RegexOptions.CultureInvariant)]
    private static partial Regex RowOf();

    [GeneratedRegex("<x:Column>\\s*([0-9]+)\\s*</x:Column>", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnOf();
}
