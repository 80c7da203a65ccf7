using System.Globalization;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Moves a formula from the cell that it was written for to another one that shares it.</summary>
internal static class SharedFormula
{
    /// <summary>The formula with its relative references moved; a reference that would leave the sheet becomes <c>#REF!</c>.</summary>
    public static string Shift(string formula, int rows, int columns)
    {
        var shifted = new StringBuilder(formula.Length + 8);
        for (var i = 0; i < formula.Length; )
        {
            var end = EndOfToken(formula, i);
            var token = formula.AsSpan(i, end - i);
            // A name that a bracket or an exclamation mark follows is a function or a sheet.
            if (end < formula.Length && formula[end] is '(' or '!' || !TryShift(token, rows, columns, shifted))
            {
                shifted.Append(token);
            }
            i = end;
        }
        return shifted.ToString();
    }

    private static int EndOfToken(string formula, int start)
    {
        if (formula[start] is '"' or '\'')
        {
            var close = formula.IndexOf(formula[start], start + 1);
            return close < 0 ? formula.Length : close + 1;
        }
        if (!IsNamePart(formula[start]))
        {
            return start + 1;
        }
        var end = start + 1;
        while (end < formula.Length && IsNamePart(formula[end]))
        {
            end++;
        }
        return end;
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '$' or '_' or '.' or '\\';

    private static bool TryShift(ReadOnlySpan<char> token, int rows, int columns, StringBuilder into)
    {
        if (!CellAddress.TryParse(token, out var row, out var column))
        {
            return false;
        }
        var isColumnFixed = token[0] == '$';
        var isRowFixed = token[1..].Contains('$');
        row += isRowFixed ? 0 : rows;
        column += isColumnFixed ? 0 : columns;
        if (row is < 1 or > CellAddress.MaxRow || column is < 1 or > CellAddress.MaxColumn)
        {
            into.Append("#REF!");
            return true;
        }
        into.Append(isColumnFixed ? "$" : "")
            .Append(CellAddress.ColumnName(column))
            .Append(isRowFixed ? "$" : "")
            .Append(row.ToString(CultureInfo.InvariantCulture));
        return true;
    }
}
