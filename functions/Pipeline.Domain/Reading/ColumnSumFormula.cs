using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>Tells formulas that add up cells of their own column from all others: SUM(G5:G9), SUBTOTAL(9,G5:G9), G5+G6.</summary>
internal static class ColumnSumFormula
{
    private const int LongestLookedAt = 200;

    private static readonly string[] Functions = ["SUM(", "SUBTOTAL(9,", "SUBTOTAL(109,", "AGGREGATE(9,"];

    /// <summary>The rows that the formula of a cell adds up; null if it is no sum down its own column.</summary>
    public static SummedRows? Read(string? formula, int row, int column)
    {
        if (formula is null || formula.Length > LongestLookedAt)
        {
            return null;
        }
        var text = formula.Replace(" ", "", StringComparison.Ordinal).TrimStart('=', '+');
        foreach (var function in Functions)
        {
            if (text.StartsWith(function, StringComparison.OrdinalIgnoreCase) && text.EndsWith(')'))
            {
                return Joined(text[function.Length..^1].Split(','), row, column, least: 1);
            }
        }
        return Joined(text.Split('+'), row, column, least: 2);
    }

    private static SummedRows? Joined(string[] parts, int row, int column, int least)
    {
        var (first, last, count) = (int.MaxValue, 0, 0);
        foreach (var part in parts)
        {
            if (
                !CellRange.TryParse(part, out var range)
                || range.FirstColumn != column
                || range.LastColumn != column
                || range.Contains(row, column)
            )
            {
                return null;
            }
            (first, last) = (Math.Min(first, range.FirstRow), Math.Max(last, range.LastRow));
            count += range.LastRow - range.FirstRow + 1;
        }
        return count >= least ? new SummedRows(first, last) : null;
    }
}
