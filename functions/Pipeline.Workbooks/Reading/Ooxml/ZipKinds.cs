using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Tells what a zip is, by the part that its package leads to.</summary>
internal static class ZipKinds
{
    /// <returns>The workbook part, and whether the workbook is an <c>xlsx</c> or an <c>xlsm</c>.</returns>
    /// <exception cref="RefusedException">It is something else.</exception>
    public static (string Part, string Kind) Identify(OoxmlPackage package)
    {
        var part = MainPart(package);
        if (part is null)
        {
            throw NotOoxml(package);
        }
        var type = package.ContentTypeOf(part);
        if (type.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(FileRefusal.UnsupportedSpreadsheet, FileKinds.Xlsb);
        }
        if (
            type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase)
            || type.Contains("ms-word", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new RefusedException(FileRefusal.NotAWorkbook, FileKinds.Word);
        }
        if (
            type.Contains("presentationml", StringComparison.OrdinalIgnoreCase)
            || type.Contains("ms-powerpoint", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new RefusedException(FileRefusal.NotAWorkbook, FileKinds.Presentation);
        }
        if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw NotOoxml(package);
        }
        return (part, type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) ? FileKinds.Xlsm : FileKinds.Xlsx);
    }

    /// <summary>A guess by the first entry's name, for a zip whose directory is gone.</summary>
    public static string OfDamaged(ReadOnlySpan<byte> file)
    {
        const int nameAt = 30;
        var name = Encoding.UTF8.GetString(file[Math.Min(file.Length, nameAt)..Math.Min(file.Length, nameAt + 64)]);
        return
            name.StartsWith("[Content_Types]", StringComparison.Ordinal)
            || name.StartsWith("xl/", StringComparison.Ordinal)
            || name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("docProps/", StringComparison.Ordinal)
            ? FileKinds.Xlsx
            : FileKinds.Zip;
    }

    private static string? MainPart(OoxmlPackage package)
    {
        foreach (var relationship in package.RelationshipsOf(""))
        {
            if (relationship.Type == "officeDocument" && !relationship.IsExternal)
            {
                return package.Has(relationship.Target)
                    ? relationship.Target
                    : throw new RefusedException(FileRefusal.Damaged, FileKinds.Xlsx, "the workbook part is missing");
            }
        }
        return package.Has("xl/workbook.xml") ? "xl/workbook.xml" : null;
    }

    private static RefusedException NotOoxml(OoxmlPackage package)
    {
        foreach (var name in package.Names)
        {
            if (name.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase) || name.Equals("Index.zip", StringComparison.OrdinalIgnoreCase))
            {
                return new RefusedException(FileRefusal.UnsupportedSpreadsheet, FileKinds.Numbers);
            }
            if (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
            {
                return new RefusedException(FileRefusal.NotAWorkbook, FileKinds.Word);
            }
            if (name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            {
                return new RefusedException(FileRefusal.NotAWorkbook, FileKinds.Presentation);
            }
        }
        return package.MediaType switch
        {
            "application/vnd.oasis.opendocument.spreadsheet" or "application/vnd.oasis.opendocument.spreadsheet-template" =>
                new RefusedException(FileRefusal.UnsupportedSpreadsheet, FileKinds.Ods),
            "" => new RefusedException(FileRefusal.NotAWorkbook, FileKinds.Zip),
            _ => new RefusedException(FileRefusal.NotAWorkbook, FileKinds.OpenDocument),
        };
    }
}
