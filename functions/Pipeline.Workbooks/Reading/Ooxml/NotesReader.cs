using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads a sheet's notes, and whether a picture lies on it, from the parts that belong to the sheet.</summary>
internal sealed class NotesReader(OoxmlPackage package, SheetBuilder builder, RichTextReader texts)
{
    /// <summary>Reads what the sheet's relationships lead to; a sheet without any costs nothing.</summary>
    public void Read(string sheetPart)
    {
        foreach (var relationship in package.RelationshipsOf(sheetPart))
        {
            if (relationship.IsExternal || !package.Has(relationship.Target))
            {
                continue;
            }
            switch (relationship.Type)
            {
                case "comments":
                    ReadPart(relationship.Target, ReadNotes);
                    break;
                case "drawing":
                    ReadPart(relationship.Target, ReadDrawing);
                    break;
            }
        }
    }

    // These parts hold no figure: a file whose notes are broken is read without them, as programs do.
    private void ReadPart(string part, Action<PartReader> read)
    {
        try
        {
            using var xml = package.Open(part);
            read(xml);
        }
        catch (RefusedException refused) when (refused.Refusal == FileRefusal.Damaged) { }
    }

    private void ReadNotes(PartReader xml)
    {
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "commentList"))
            {
                ReadList(xml);
            }
        }
    }

    private void ReadList(PartReader xml)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "comment") && !ReadNote(xml))
            {
                return;
            }
        }
    }

    /// <returns>False if no more notes are kept.</returns>
    private bool ReadNote(PartReader xml)
    {
        if (!CellAddress.TryParse(xml.Attribute("ref"), out var row, out var column))
        {
            return true;
        }
        while (xml.NextChild(3))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "text"))
            {
                return builder.TryAddNote(row, column, texts.Read(xml, out _));
            }
        }
        return true;
    }

    private void ReadDrawing(PartReader xml)
    {
        xml.ReadRoot();
        if (xml.NextChild(1))
        {
            builder.AddPicture();
        }
    }
}
