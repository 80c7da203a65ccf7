using System.Collections.Immutable;

namespace Pipeline.Domain.Grids;

/// <summary>The sheets of one workbook as a reader found them, in the file's order.</summary>
/// <param name="Sheets">All sheets with cells, hidden ones included.</param>
/// <param name="HasExternalReferences">The workbook links to other workbooks; they were not followed.</param>
/// <param name="HasMacros">The file carries macros; they were neither run nor kept.</param>
public sealed record WorkbookGrid(ImmutableArray<SheetGrid> Sheets, bool HasExternalReferences, bool HasMacros);
