using System.Buffers;
using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Balance;

/// <summary>
/// Tells whether a cell shows a number: a stored one, a date, or a text that is one number with what belongs to it (<c>约3,512人</c>,
/// <c>45.87万元</c>).
/// </summary>
internal static class NumberSense
{
    private const int LongestText = 30;
    private const int LongestUnit = 6;
    private const double LargestSummed = 1e15;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    private static readonly string[] Before = ["约", "近", "共", "共计", "合计", "大约", "超过", "不足", "¥", "$", "+", "-", "'"];

    /// <summary>The cell shows a number, and which: its sum with others says how much was left.</summary>
    public static bool TryRead(in GridCell cell, out decimal value)
    {
        value = 0;
        switch (cell.Kind)
        {
            case CellKind.Number or CellKind.Date:
                value = Math.Abs(cell.Number) < LargestSummed ? (decimal)cell.Number : 0;
                return true;
            case CellKind.Text when cell.Text!.Length <= LongestText && ContainsDigit(cell.Text):
                return TryReadText(Folding.FoldKey(cell.Text), out value);
            default:
                return false;
        }
    }

    /// <summary>As <see cref="TryRead"/> where the cell was read as a figure: Chinese numerals are numbers too, a dash is none.</summary>
    public static bool IsFigure(in GridCell cell) =>
        cell.Kind switch
        {
            CellKind.Number or CellKind.Date => true,
            CellKind.Text => !CellWords.IsBlank(cell) && !CellWords.IsNone(cell.Text),
            _ => false,
        };

    private static bool ContainsDigit(string text) => text.AsSpan().ContainsAny(Digits);

    private static bool TryReadText(string key, out decimal value)
    {
        var text = key.AsSpan();
        foreach (var word in Before)
        {
            text = text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..] : text;
        }
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || (length > 0 && text[length] is '.' or ',')))
        {
            length++;
        }
        value = 0;
        var unit = text[length..];
        if (length == 0 || unit.Length > LongestUnit || unit.ContainsAnyInRange('0', '9') || unit.ContainsAny("-/:~年月日班级"))
        {
            return false;
        }
        _ = decimal.TryParse(
            text[..length].TrimEnd('.').TrimEnd(','),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out value
        );
        return true;
    }
}
