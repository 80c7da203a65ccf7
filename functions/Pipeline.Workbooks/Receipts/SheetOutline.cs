using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Where the things lie in a sheet's XML that a receipt has to know or to change.</summary>
internal sealed class SheetOutline
{
    private static readonly string[] AfterLegacyDrawing =
    [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    ];

    private static readonly string[] ObjectSections = ["oleObjects", "controls"];

    private int sectionStart;
    private bool holdsObjects;

    /// <summary>The prefix of the sheet's elements with its colon; mostly nothing.</summary>
    public string Prefix { get; private set; } = "";

    public bool IsStrict { get; private set; }

    public List<CellRange> Merged { get; } = [];

    /// <summary>Columns with a format of their own, for cells that are not there yet.</summary>
    public List<(int First, int Last, int Style)> ColumnStyles { get; } = [];

    /// <summary>From before <c>&lt;sheetData&gt;</c> to after its end.</summary>
    public (int Start, int End) Data { get; private set; }

    /// <summary>Where the values of <c>tabSelected</c> lie.</summary>
    public List<(int Start, int End)> TabSelected { get; } = [];

    /// <summary>The relationship of the drawing that holds the comments' boxes; null if there is none.</summary>
    public string? LegacyDrawingId { get; private set; }

    public int LegacyDrawingAt { get; private set; } = -1;

    /// <summary>Sections that hold embedded objects or controls.</summary>
    public List<(int Start, int End)> Objects { get; } = [];

    /// <summary>Whether a sheet is not among those that are open to view.</summary>
    public static bool IsUnselected(ReadOnlySpan<byte> xml)
    {
        var rows = xml.IndexOf("<sheetData"u8);
        return rows > 0 && xml[..rows].IndexOf("tabSelected"u8) < 0;
    }

    /// <exception cref="UnmarkableException">It is no worksheet, or cut off.</exception>
    public static SheetOutline Of(ReadOnlySpan<byte> xml)
    {
        var outline = new SheetOutline();
        var scanner = new XmlTagScanner(xml);
        if (!scanner.Next() || !scanner.LocalName.SequenceEqual("worksheet"u8) || scanner.Tag.IsEmpty)
        {
            throw new UnmarkableException("no worksheet");
        }
        outline.Prefix = Encoding.UTF8.GetString(scanner.Prefix);
        outline.IsStrict = scanner
            .Value(outline.Prefix.Length == 0 ? "xmlns"u8 : Encoding.UTF8.GetBytes("xmlns:" + outline.Prefix[..^1]))
            .StartsWith("http://purl.oclc.org/"u8);
        var depth = 1;
        while (depth > 0)
        {
            if (!scanner.Next())
            {
                throw new UnmarkableException("a sheet that is cut off");
            }
            if (scanner.Tag.IsClosing)
            {
                depth--;
                outline.Leave(scanner, depth);
                continue;
            }
            outline.Enter(scanner, depth);
            depth += scanner.Tag.IsEmpty ? 0 : 1;
        }
        return outline.Data.End > 0 ? outline : throw new UnmarkableException("a sheet without rows");
    }

    public int ColumnStyle(int column)
    {
        foreach (var (first, last, style) in ColumnStyles)
        {
            if (column >= first && column <= last)
            {
                return style;
            }
        }
        return 0;
    }

    private void Leave(XmlTagScanner scanner, int depth)
    {
        if (depth == 1)
        {
            LeaveSection(scanner.Tag.End);
        }
        if (depth == 1 && scanner.LocalName.SequenceEqual("sheetData"u8))
        {
            Data = (Data.Start, scanner.Tag.End);
        }
        else if (depth == 0 && LegacyDrawingAt < 0)
        {
            LegacyDrawingAt = scanner.Tag.Start;
        }
    }

    private void LeaveSection(int end)
    {
        if (holdsObjects)
        {
            Objects.Add((sectionStart, end));
        }
        holdsObjects = false;
    }

    private void Enter(XmlTagScanner scanner, int depth)
    {
        sectionStart = depth == 1 ? scanner.Tag.Start : sectionStart;
        holdsObjects |= Data.End > 0 && ObjectSections.Contains(Encoding.UTF8.GetString(scanner.LocalName));
        if (depth == 1 && scanner.Tag.IsEmpty)
        {
            LeaveSection(scanner.Tag.End);
        }
        switch (depth)
        {
            case 1:
                EnterSection(scanner);
                break;
            case 2 when Data.End == 0 && Data.Start == 0:
                ReadBeforeData(scanner);
                break;
            case 2 when Data.End > 0 && scanner.LocalName.SequenceEqual("mergeCell"u8):
                if (CellRange.TryParse(Encoding.UTF8.GetString(scanner.Value("ref"u8)), out var range))
                {
                    Merged.Add(range);
                }
                break;
        }
    }

    private void EnterSection(XmlTagScanner scanner)
    {
        if (scanner.LocalName.SequenceEqual("sheetData"u8))
        {
            if (Data.Start > 0)
            {
                throw new UnmarkableException("a sheet with rows in two places");
            }
            Data = (scanner.Tag.Start, scanner.Tag.IsEmpty ? scanner.Tag.End : 0);
        }
        else if (scanner.LocalName.SequenceEqual("legacyDrawing"u8))
        {
            LegacyDrawingId = RelationshipId(scanner);
            LegacyDrawingAt = scanner.Tag.Start;
        }
        else if (Data.End > 0 && LegacyDrawingAt < 0 && AfterLegacyDrawing.Contains(Encoding.UTF8.GetString(scanner.LocalName)))
        {
            LegacyDrawingAt = scanner.Tag.Start;
        }
    }

    private void ReadBeforeData(XmlTagScanner scanner)
    {
        if (scanner.LocalName.SequenceEqual("sheetView"u8))
        {
            if (scanner.TryFind("tabSelected"u8, out var start, out var end))
            {
                TabSelected.Add((start, end));
            }
        }
        else if (
            scanner.LocalName.SequenceEqual("col"u8)
            && SheetPatcher.TryNumber(scanner.Value("style"u8), out var style)
            && SheetPatcher.TryNumber(scanner.Value("min"u8), out var first)
            && SheetPatcher.TryNumber(scanner.Value("max"u8), out var last)
        )
        {
            ColumnStyles.Add((first, last, style));
        }
    }

    /// <summary>The attribute <c>id</c> under whatever prefix the file gives the namespace of relationships.</summary>
    private static string? RelationshipId(XmlTagScanner scanner)
    {
        var id = scanner.Value("r:id"u8);
        if (id.IsEmpty)
        {
            id = scanner.Value("rel:id"u8);
        }
        return id.IsEmpty ? throw new UnmarkableException("a drawing without relationship") : Encoding.UTF8.GetString(id);
    }
}
