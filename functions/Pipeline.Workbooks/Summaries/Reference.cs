using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Writes cell references for formulas.</summary>
internal static class Reference
{
    public static string Cell(int row, int column) => CellAddress.Format(row, column);

    public static string Absolute(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"${CellAddress.ColumnName(column)}${row}");

    /// <summary>A part of one column, such as <c>F6:F20</c>.</summary>
    public static string Down(int column, int first, int last) => $"{Cell(first, column)}:{Cell(last, column)}";

    public static string AbsoluteDown(int column, int first, int last) => $"{Absolute(first, column)}:{Absolute(last, column)}";
}
