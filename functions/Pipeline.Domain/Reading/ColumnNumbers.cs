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

    /// <summary>What official forms print below a column's name beside its number: whether it must be filled in, and with what.</summary>
    private static readonly string[] Hints =
    [
        "必填",
        "选填",
        "可不填",
        "可空",
        "整数",
        "小数",
        "数字",
        "文字",
        "文本",
        "日期",
        "下拉选择",
        "自动计算",
        "自动生成",
        "公式",
    ];

    /// <summary>
    /// Every cell of the row is a column's number or letter, and they go up by one from left to right; or every cell is a hint in brackets.
    /// </summary>
    public static bool Is(ReadOnlySpan<GridCell> row)
    {
        var (cells, hints, last, letter) = (0, 0, 0, 0);
        foreach (ref readonly var cell in row)
        {
            if (CellWords.IsBlank(cell))
            {
                continue;
            }
            if (IsHint(cell))
            {
                hints++;
            }
            else if (!IsToken(cell, ref last, ref letter))
            {
                return false;
            }
            cells++;
        }
        return cells >= LeastCells && (last >= 2 || letter >= LeastCells || hints == cells);
    }

    /// <summary>A cell of a header's lower row that names nothing: a dash, or a hint in brackets.</summary>
    public static bool IsFiller(in GridCell cell) => cell.Kind == CellKind.Text && (CellWords.IsNone(cell.Text) || IsHint(cell));

    private static bool IsHint(in GridCell cell) =>
        cell.Kind == CellKind.Text
        && cell.Text!.Length <= LongestToken
        && Folding.FoldKey(cell.Text) is ['(', .. var inside, ')']
        && Hints.Contains(inside);

    private static bool IsToken(in GridCell cell, ref int last, ref int letter)
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
        if (Circled().IsMatch(key))
        {
            return Follows(key[0] - '①' + 1, ref last);
        }
        if (Alphabet().Match(key) is { Success: true } alphabetic)
        {
            letter = alphabetic.Groups[1].ValueSpan[0] - 'A' == letter ? letter + 1 : letter;
            return true;
        }
        var match = Numbered().Match(key);
        return match.Success
            ? Follows(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), ref last)
            : Lettered().IsMatch(key);
    }

    private static bool Follows(int number, ref int last)
    {
        var follows = last == 0 ? number <= 3 : number == last + 1;
        last = number;
        return follows;
    }

    [GeneratedRegex(@"^\(?第?(\d{1,2})栏?\)?(=[\d\(\)①-⑳+\-*/×÷]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[①-⑳](=[\d\(\)①-⑳+\-*/×÷]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Circled();

    [GeneratedRegex(@"^\(?([A-Z])\)?(=[A-Z\d\(\)+\-*/×÷]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Alphabet();

    [GeneratedRegex("^\\(?[甲乙丙丁戊己庚辛壬癸a-z]\\)?$|^栏次$|^栏目编号$|^列次$|^序号$|^-$|^—$", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();
}
