using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Rosters;

/// <summary>What a cell of the roster shows; a code that is stored as a number keeps its digits.</summary>
internal static class RosterCell
{
    public static string Display(in GridCell cell) =>
        cell.Kind switch
        {
            CellKind.Text or CellKind.Error => cell.Text ?? "",
            CellKind.Number when cell.Number == Math.Floor(cell.Number) && Math.Abs(cell.Number) < 1e15 => ((long)cell.Number).ToString(
                CultureInfo.InvariantCulture
            ),
            CellKind.Number or CellKind.Date => cell.Number.ToString("R", CultureInfo.InvariantCulture),
            CellKind.Boolean => cell.Number != 0 ? "TRUE" : "FALSE",
            _ => "",
        };
}
