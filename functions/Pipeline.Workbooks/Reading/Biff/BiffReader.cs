using System.Collections.Immutable;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Reads workbooks of BIFF8: <c>.xls</c>, and <c>.et</c> of WPS.</summary>
internal static class BiffReader
{
    /// <exception cref="RefusedException">The file is no workbook of this kind, or cannot be read.</exception>
    public static (string Kind, WorkbookGrid Grid) Read(ReadOnlyMemory<byte> file)
    {
        var budget = new ReadingBudget();
        if (FileSignature.IsRawBiff(file.Span))
        {
            return (FileKinds.Xls, ReadWorkbook(file.ToArray(), budget, hasMacros: false));
        }
        var container = new CompoundFile(file);
        var hasMacros = container.Has("_VBA_PROJECT_CUR");
        return (FileKinds.Xls, ReadWorkbook(container.Read(OleKinds.WorkbookStream(container)), budget, hasMacros));
    }

    private static WorkbookGrid ReadWorkbook(byte[] stream, ReadingBudget budget, bool hasMacros)
    {
        var cursor = new BiffCursor(stream, budget);
        var globals = BiffGlobals.Read(cursor);
        using var builder = new SheetBuilder(budget);
        var reader = new BiffSheetReader(cursor, globals, builder, budget);
        var sheets = ImmutableArray.CreateBuilder<SheetGrid>(globals.Sheets.Count);
        foreach (var sheet in globals.Sheets)
        {
            if (sheet.Kind == BiffSheetKind.Worksheet)
            {
                reader.Read(sheet.Offset);
                sheets.Add(builder.Finish(sheet.Name, sheet.IsHidden));
            }
        }
        return new WorkbookGrid(
            sheets.ToImmutable(),
            globals.HasExternalReferences || reader.SawExternalReference,
            hasMacros || globals.HasMacros
        );
    }
}
