using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>Cells that are more than a number or a text.</summary>
internal static class Cells
{
    /// <summary>A formula saved without a value.</summary>
    public static readonly object FormulaOnly = new Special(CellKind.Blank, CellFlags.Formula | CellFlags.FormulaWithoutValue, 0, null);

    public static object Formula(double value) => new Special(CellKind.Number, CellFlags.Formula, value, null);

    public static object Stale(double value) => new Special(CellKind.Number, CellFlags.Formula | CellFlags.Stale, value, null);

    public static object External(double value) =>
        new Special(CellKind.Number, CellFlags.Formula | CellFlags.ExternalReference, value, null);

    public static object Error(string value) => new Special(CellKind.Error, CellFlags.None, 0, value);

    public static GridCell Of(int row, int column, object value) =>
        value switch
        {
            string text => new GridCell(row, column, CellKind.Text, CellFlags.None, 0, text),
            bool truth => new GridCell(row, column, CellKind.Boolean, CellFlags.None, truth ? 1 : 0, null),
            DateOnly day => new GridCell(row, column, CellKind.Date, CellFlags.None, day.ToDateTime(TimeOnly.MinValue).ToOADate(), null),
            int number => new GridCell(row, column, CellKind.Number, CellFlags.None, number, null),
            long number => new GridCell(row, column, CellKind.Number, CellFlags.None, number, null),
            double number => new GridCell(row, column, CellKind.Number, CellFlags.None, number, null),
            Special special => new GridCell(row, column, special.Kind, special.Flags, special.Number, special.Text),
            _ => throw new ArgumentException($"no cell can hold {value.GetType()}", nameof(value)),
        };

    private sealed record Special(CellKind Kind, CellFlags Flags, double Number, string? Text);
}
