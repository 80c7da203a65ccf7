using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Looks;
using Pipeline.Workbooks.Reading.Ooxml;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>What a BIFF8 workbook says before its sheets.</summary>
internal sealed class BiffGlobals
{
    private const ushort Biff8 = 0x0600;
    private const ushort SelfReference = 0x0401;
    private const ushort AddIn = 0x3A01;

    private readonly Dictionary<int, string> formats = [];
    private readonly List<(int Format, int Font)> styles = [];
    private readonly BiffFonts fonts = new();
    private readonly List<(int Start, int Font)> runs = [];
    private readonly Dictionary<int, RichText> rich = [];
    private CellLook[] looks = [];
    private readonly List<bool> isBookOutside = [];

    public List<BiffSheetEntry> Sheets { get; } = [];

    public List<string> Strings { get; } = [];

    public List<bool> IsSheetOutside { get; } = [];

    public bool Uses1904 { get; private set; }

    public bool HasMacros { get; private set; }

    public bool HasExternalReferences => isBookOutside.Contains(true);

    /// <summary>What a cell style does to what people see of a value.</summary>
    public CellLook LookOf(int style) => style < looks.Length ? looks[style] : CellLook.Plain;

    /// <summary>What a shared text says beyond its words; null for most.</summary>
    public RichText? RichAt(int index) => rich.GetValueOrDefault(index);

    /// <exception cref="RefusedException">The workbook is encrypted, older than BIFF8 or damaged.</exception>
    public static BiffGlobals Read(BiffCursor cursor)
    {
        cursor.Next();
        if (cursor.Id != BiffRecord.Begin)
        {
            throw new RefusedException(
                (cursor.Id & 0xFF) == 0x09 ? FileRefusal.UnsupportedSpreadsheet : FileRefusal.Damaged,
                FileKinds.OldXls
            );
        }
        var version = cursor.U16();
        if (version != Biff8)
        {
            throw new RefusedException(FileRefusal.UnsupportedSpreadsheet, FileKinds.OldXls);
        }
        var globals = new BiffGlobals();
        for (cursor.Next(); cursor.Id != BiffRecord.EndOfSubstream; cursor.Next())
        {
            globals.Take(cursor);
        }
        globals.looks = globals
            .styles.ConvertAll(style =>
                CellLook.Of(globals.formats.GetValueOrDefault(style.Format), style.Format, globals.fonts.IsStruck(style.Font))
            )
            .ToArray();
        return globals;
    }

    private void Take(BiffCursor cursor)
    {
        switch (cursor.Id)
        {
            case BiffRecord.FilePass:
                throw new RefusedException(FileRefusal.Encrypted);
            case BiffRecord.Date1904:
                Uses1904 = cursor.U16() != 0;
                break;
            case BiffRecord.Format:
                formats[cursor.U16()] = BiffText.ReadLong(cursor);
                break;
            case BiffRecord.Xf:
                var font = cursor.U16();
                styles.Add((cursor.U16(), font));
                break;
            case BiffRecord.Font:
                fonts.Take(cursor);
                break;
            case BiffRecord.BoundSheet:
                TakeSheet(cursor);
                break;
            case BiffRecord.SharedStrings:
                TakeStrings(cursor);
                break;
            case BiffRecord.SupBook:
                cursor.U16();
                isBookOutside.Add(cursor.U16() is not (SelfReference or AddIn));
                break;
            case BiffRecord.ExternSheet:
                TakeSheetReferences(cursor);
                break;
            case BiffRecord.VbaProject:
                HasMacros = true;
                break;
        }
    }

    private void TakeSheet(BiffCursor cursor)
    {
        if (Sheets.Count == ReadingBudget.MaxSheets)
        {
            throw new RefusedException(FileRefusal.TooManyCells, detail: "too many sheets");
        }
        var offset = cursor.U32();
        var isHidden = (cursor.U8() & 3) != 0;
        var kind = (BiffSheetKind)cursor.U8();
        Sheets.Add(new BiffSheetEntry(BiffText.ReadShort(cursor), offset, isHidden, kind));
        HasMacros |= kind is BiffSheetKind.MacroSheet;
    }

    private void TakeStrings(BiffCursor cursor)
    {
        cursor.U32();
        var count = cursor.U32();
        for (var i = 0u; i < count; i++)
        {
            // A count that is too high is common in files of other writers and harms nobody.
            if (cursor.Left == 0 && !cursor.TryContinue())
            {
                return;
            }
            if (Strings.Count == ReadingBudget.MaxSharedStrings)
            {
                throw new RefusedException(FileRefusal.TooManyCells, detail: "too many shared strings");
            }
            var text = BiffText.ReadRich(cursor, runs);
            if (fonts.TextOf(text, runs, out var more) is var kept && more is not null)
            {
                rich[Strings.Count] = more;
            }
            Strings.Add(kept);
        }
    }

    private void TakeSheetReferences(BiffCursor cursor)
    {
        var count = cursor.U16();
        for (var i = 0; i < count && (cursor.Left > 0 || cursor.TryContinue()); i++)
        {
            var book = cursor.U16();
            cursor.U32();
            IsSheetOutside.Add(book < isBookOutside.Count && isBookOutside[book]);
        }
    }
}
