using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Tells what a compound file is, by the streams in its root.</summary>
internal static class OleKinds
{
    /// <summary>The name of the stream that holds a workbook.</summary>
    /// <exception cref="RefusedException">It is an encrypted workbook, or none.</exception>
    public static string WorkbookStream(CompoundFile container)
    {
        if (container.Has("EncryptedPackage") || container.Has("EncryptionInfo"))
        {
            throw new RefusedException(FileRefusal.Encrypted, FileKinds.Xlsx);
        }
        if (container.Has("Workbook"))
        {
            return "Workbook";
        }
        if (container.Has("Book"))
        {
            return "Book";
        }
        throw new RefusedException(
            FileRefusal.NotAWorkbook,
            container.Has("WordDocument") ? FileKinds.Word
                : container.Has("PowerPoint Document") ? FileKinds.Presentation
                : FileKinds.Ole
        );
    }
}
