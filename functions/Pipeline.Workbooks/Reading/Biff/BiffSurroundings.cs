using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Reads what a BIFF8 sheet says beside its cells: page texts and breaks, pictures, notes.</summary>
internal sealed class BiffSurroundings(SheetBuilder builder)
{
    private const int NoteObject = 0x19;
    private const int DropDown = 0x14;
    private const int MaxTexts = 10_000;

    private readonly Dictionary<int, string> noteTexts = [];
    private int noteObject;

    /// <summary>Forgets the last sheet.</summary>
    public void Begin()
    {
        noteTexts.Clear();
        noteObject = 0;
    }

    /// <summary>
    /// Takes the current record, which is one of those that belong here; one that is broken holds no figure and is passed over.
    /// </summary>
    public void Take(BiffCursor cursor)
    {
        try
        {
            TakeSound(cursor);
        }
        catch (RefusedException refused) when (refused.Refusal == FileRefusal.Damaged) { }
    }

    private void TakeSound(BiffCursor cursor)
    {
        switch (cursor.Id)
        {
            case BiffRecord.PageHeader or BiffRecord.PageFooter when cursor.Left > 2:
                foreach (var part in PageTexts.Parts(BiffText.ReadLong(cursor)))
                {
                    builder.AddPageText(part);
                }
                break;
            case BiffRecord.RowBreaks when cursor.Left >= 2:
                TakeBreaks(cursor);
                break;
            case BiffRecord.DrawingObject when cursor.Left >= 8:
                TakeObject(cursor);
                break;
            case BiffRecord.ObjectText when noteObject > 0 && cursor.Left >= 12:
                TakeText(cursor);
                break;
            case BiffRecord.Note when cursor.Left >= 8:
                TakeNote(cursor);
                break;
        }
    }

    private void TakeBreaks(BiffCursor cursor)
    {
        for (var count = cursor.U16(); count > 0 && cursor.Left >= 6; count--)
        {
            builder.BreakBelow(cursor.U16());
            cursor.Skip(4);
        }
    }

    private void TakeObject(BiffCursor cursor)
    {
        cursor.Skip(4);
        var kind = cursor.U16();
        noteObject = kind == NoteObject ? cursor.U16() : 0;
        if (kind is not (NoteObject or DropDown))
        {
            builder.AddPicture();
        }
    }

    private void TakeText(BiffCursor cursor)
    {
        cursor.Skip(10);
        var length = cursor.U16();
        if (length > 0 && noteTexts.Count < MaxTexts && cursor.TryContinue())
        {
            noteTexts[noteObject] = cursor.Characters(length, (cursor.U8() & 1) != 0);
        }
        noteObject = 0;
    }

    private void TakeNote(BiffCursor cursor)
    {
        var row = cursor.U16() + 1;
        var column = cursor.U16() + 1;
        cursor.Skip(2);
        if (noteTexts.TryGetValue(cursor.U16(), out var text) && column <= CellAddress.MaxColumn)
        {
            builder.TryAddNote(row, column, text);
        }
    }
}
