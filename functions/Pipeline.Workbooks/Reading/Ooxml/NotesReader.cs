using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

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
    private void ReadPart(string part, Action<XmlScanner> read)
    {
        try
        {
            using var xml = package.Open(part);
            read(xml);
        }
        catch (RefusedException refused) when (refused.Refusal == FileRefusal.Damaged)
        {
        }
    }

    private void ReadNotes(XmlScanner xml)
    {
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "commentList"u8))
            {
                ReadList(xml);
            }
        }
    }

    private void ReadList(XmlScanner xml)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "comment"u8) && !ReadNote(xml))
            {
                return;
            }
        }
    }

    /// <returns>False where no more notes are kept.</returns>
    private bool ReadNote(XmlScanner xml)
    {
        if (!CellAddress.TryParse(xml.AttributeText("ref"u8), out var row, out var column))
        {
            return true;
        }
        while (xml.NextChild(3))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "text"u8))
            {
                return builder.TryAddNote(row, column, texts.Read(xml, out _));
            }
        }
        return true;
    }

    private void ReadDrawing(XmlScanner xml)
    {
        xml.ReadRoot();
        if (xml.NextChild(1))
        {
            builder.AddPicture();
        }
    }
}
