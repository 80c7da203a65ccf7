using System.Globalization;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Tests.Building;

/// <summary>Writes what a reader found as canonical text, one line a cell.</summary>
internal static class GridText
{
    public static string Of(WorkbookOpening opening)
    {
        if (opening.Grid is not { } grid)
        {
            return $"{opening.Refusal} {opening.Kind}";
        }
        var text = new StringBuilder();
        foreach (var sheet in grid.Sheets)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {sheet.Name}{(sheet.IsHidden ? " hidden" : "")}\n");
            foreach (var cell in sheet.Cells)
            {
                text.Append(Of(cell)).Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>The cells of the first sheet, parted by bars.</summary>
    public static string Cells(WorkbookOpening opening) =>
        opening.Grid is { } grid ? string.Join(" | ", grid.Sheets[0].Cells.ToArray().Select(Of)) : $"{opening.Refusal} {opening.Kind}";

    private static string Of(GridCell cell)
    {
        var value = cell.Kind switch
        {
            CellKind.Blank => "",
            CellKind.Text or CellKind.Error => " " + cell.Text,
            _ => " " + cell.Number.ToString("R", CultureInfo.InvariantCulture),
        };
        // That there are facts says nothing of the cell's value.
        var told = cell.Flags & ~CellFlags.HasFacts;
        var flags = told == CellFlags.None ? "" : $" [{told}]";
        return $"{cell.Address} {cell.Kind}{value}{flags}";
    }
}
