using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Biff;
using Pipeline.Workbooks.Reading.Ooxml;

namespace Pipeline.Workbooks.Reading;

/// <summary>Opens whatever a school has sent: a grid of its cells, or the reason why there is none.</summary>
public static class WorkbookOpener
{
    /// <summary>Reads a file's content; never throws, whatever it holds.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="fileName">Only its extension matters, for <see cref="WorkbookOpening.NameMismatch"/>; the kind is told by the
    /// content.</param>
    /// <returns>
    /// A readable workbook under the extension of another workbook is a mismatch; no extension, or one that promises no workbook, is none.
    /// </returns>
    public static WorkbookOpening Open(ReadOnlyMemory<byte> file, string fileName) => Open(file, fileName, null);

    /// <summary>
    /// As <see cref="Open(ReadOnlyMemory{byte}, string)"/>, but reads only the sheets that are wanted where the kind of file allows it.
    /// </summary>
    public static WorkbookOpening Open(ReadOnlyMemory<byte> file, string fileName, Func<string, bool>? wanted)
    {
        var kind = FileKinds.Unknown;
        try
        {
            kind = FileSignature.KindOf(file.Span);
            var (known, grid) = Read(file, kind, wanted);
            return new WorkbookOpening(known, grid, null, WorkbookExtensions.Mismatch(fileName, known));
        }
        catch (RefusedException refused)
        {
            return WorkbookOpening.Refused(refused.Refusal, refused.Kind ?? kind);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The one place where a file is opened: whatever a broken file provokes in the libraries below, it is the file that is broken.
            return WorkbookOpening.Refused(FileRefusal.Damaged, kind);
        }
    }

    /// <summary>
    /// As <see cref="Open(ReadOnlyMemory{byte}, string)"/>, but lets exceptions through, so that tests see those that nobody meant.
    /// </summary>
    internal static (string Kind, WorkbookGrid Grid) Read(ReadOnlyMemory<byte> file, string kind, Func<string, bool>? wanted = null)
    {
        if (file.IsEmpty)
        {
            throw new RefusedException(FileRefusal.Empty);
        }
        if (file.Length > WorkbookLimits.MaxFileBytes)
        {
            throw new RefusedException(FileRefusal.TooLarge);
        }
        return kind switch
        {
            FileKinds.Xlsx => OoxmlReader.Read(file, wanted),
            FileKinds.Xls => BiffReader.Read(file),
            FileKinds.OldXls or FileKinds.XmlSpreadsheet => throw new RefusedException(FileRefusal.UnsupportedSpreadsheet),
            _ => throw new RefusedException(FileRefusal.NotAWorkbook),
        };
    }
}
