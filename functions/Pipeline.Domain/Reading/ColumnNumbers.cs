using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Recognises the row of column numbers that official forms print below the header: 甲 乙 1 2 3, (1) (2), 4=2+3.</summary>
internal static partial class ColumnNumbers
{
    private const int LeastCells = 3;
    private const int LongestToken = 24;

    /// <summary>Every cell of the row is a column's number or letter, and the numbers go up by one from left to right.</summary>
    public static bool Is(ReadOnlySpan<GridCell> row)
    {
        var (cells, last) = (0, 0);
        foreach (ref readonly var cell in row)
        {
            if (CellWords.IsBlank(cell))
            {
                continue;
            }
            if (!IsToken(cell, ref last))
            {
                return false;
            }
            cells++;
        }
        return cells >= LeastCells && last >= 2;
    }

    private static bool IsToken(in GridCell cell, ref int last)
    {
        if (cell.Kind == CellKind.Number)
        {
            return cell.Number is >= 1 and <= 99 && cell.Number == Math.Floor(cell.Number) && Follows((int)cell.Number, ref last);
        }
        if (cell.Kind != CellKind.Text || cell.Text!.Length > LongestToken)
        {
            return false;
        }
        var key = Folding.FoldKey(cell.Text);
        if (key is [>= '①' and <= '⑳' and var circled])
        {
            return Follows(circled - '①' + 1, ref last);
        }
        var match = Numbered().Match(key);
        return match.Success ? Follows(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), ref last) : Lettered().IsMatch(key);
    }

    private static bool Follows(int number, ref int last)
    {
        var follows = last == 0 ? number <= 3 : number == last + 1;
        last = number;
        return follows;
    }

    [GeneratedRegex(@"^\(?第?(\d{1,2})栏?\)?(=[\d\(\)①-⑳+\-*/×÷]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex("^\\(?[甲乙丙丁戊己庚辛壬癸A-Za-z]\\)?$|^栏次$|^栏目编号$|^列次$|^序号$|^-$|^—$", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();
}
