using System.Collections.Immutable;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading.Looks;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>
/// Reads workbooks of the kinds <c>.xlsx</c> and <c>.xlsm</c>; inflates no part that is not needed, follows nothing outside.
/// </summary>
internal static class OoxmlReader
{
    /// <param name="file">The whole file.</param>
    /// <param name="wanted">Which sheets are read, by name; null reads all.</param>
    /// <exception cref="RefusedException">The file is no workbook of these kinds, or cannot be read.</exception>
    public static (string Kind, WorkbookGrid Grid) Read(ReadOnlyMemory<byte> file, Func<string, bool>? wanted = null)
    {
        var budget = new ReadingBudget();
        using var package = Open(file, budget);
        var (part, kind) = ZipKinds.Identify(package);
        if (package.ClaimsTooMuch)
        {
            throw new RefusedException(FileRefusal.InflatesTooFar, kind);
        }
        return (kind, ReadWorkbook(package, part, budget, wanted));
    }

    private static OoxmlPackage Open(ReadOnlyMemory<byte> file, ReadingBudget budget)
    {
        try
        {
            return new OoxmlPackage(file, budget);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(FileRefusal.Damaged, ZipKinds.OfDamaged(file.Span), "the zip has no directory");
        }
    }

    private static WorkbookGrid ReadWorkbook(OoxmlPackage package, string part, ReadingBudget budget, Func<string, bool>? wanted)
    {
        WorkbookOutline workbook;
        using (var xml = package.Open(part))
        {
            workbook = WorkbookOutline.Read(xml);
        }
        var relationships = package.RelationshipsOf(part);
        using var builder = new SheetBuilder(budget);
        using var strings = OpenStrings(package, relationships, budget);
        var reader = new SheetReader(builder, budget, strings, ReadStyles(package, relationships), workbook);
        var notes = new NotesReader(package, builder, new RichTextReader(budget));
        var links = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        var hasMacros = package.Has("xl/vbaProject.bin");
        var hasExternals = false;
        foreach (var relationship in relationships)
        {
            links[relationship.Id] = relationship;
            hasMacros |= relationship.Type is "vbaProject" or "xlMacrosheet" or "xlIntlMacrosheet";
            hasExternals |= relationship.Type is "externalLink";
        }
        var sheets = ImmutableArray.CreateBuilder<SheetGrid>(workbook.Sheets.Count);
        foreach (var sheet in workbook.Sheets)
        {
            if (!links.TryGetValue(sheet.RelationshipId, out var link) || link.IsExternal)
            {
                throw RefusedException.Damaged("a sheet leads nowhere");
            }
            if (link.Type is "worksheet" && wanted?.Invoke(sheet.Name) is not false)
            {
                using var xml = package.Open(link.Target);
                reader.Read(xml);
                notes.Read(link.Target);
                sheets.Add(builder.Finish(sheet.Name, sheet.IsHidden));
            }
        }
        if (wanted is null)
        {
            strings.ReadToEnd();
        }
        return new WorkbookGrid(sheets.ToImmutable(), hasExternals || reader.SawExternalReference, hasMacros);
    }

    private static SharedStrings OpenStrings(OoxmlPackage package, List<Relationship> relationships, ReadingBudget budget) =>
        new(Target(package, relationships, "sharedStrings") is { } part ? package.Open(part) : null, budget);

    private static CellLook[] ReadStyles(OoxmlPackage package, List<Relationship> relationships)
    {
        if (Target(package, relationships, "styles") is not { } part)
        {
            return [];
        }
        using var xml = package.Open(part);
        return StylesReader.Read(xml);
    }

    // A part that is named but missing is as good as not named, until a cell needs it.
    private static string? Target(OoxmlPackage package, List<Relationship> relationships, string type)
    {
        foreach (var relationship in relationships)
        {
            if (relationship.Type == type && !relationship.IsExternal && package.Has(relationship.Target))
            {
                return relationship.Target;
            }
        }
        return null;
    }
}
