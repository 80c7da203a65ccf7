namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Looks at a formula's text as far as a reader needs to.</summary>
internal static class FormulaText
{
    private const int MaxName = 1024;

    /// <summary>
    /// Whether the formula refers to another workbook: <c>[1]Sheet1!A1</c>, <c>'[book.xlsx]Sheet1'!A1</c>; not <c>Table1[2019]</c>.
    /// </summary>
    public static bool RefersOutside(ReadOnlySpan<char> formula)
    {
        var inText = false;
        for (var i = 0; i < formula.Length; i++)
        {
            if (formula[i] == '"')
            {
                inText = !inText;
            }
            else if (formula[i] == '[' && !inText && !FollowsName(formula[..i]) && NamesWorkbook(formula[(i + 1)..]))
            {
                return true;
            }
        }
        return false;
    }

    // Behind a name, or within another bracket, a bracket holds a table's column.
    private static bool FollowsName(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty)
        {
            return false;
        }
        var last = before[^1];
        return char.IsAsciiLetterOrDigit(last) || last is '_' or '.' or '[' or >= '\x80';
    }

    private static bool NamesWorkbook(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, MaxName)].IndexOf(']');
        if (end <= 0)
        {
            return false;
        }
        var name = rest[..end];
        return name.IndexOfAnyExceptInRange('0', '9') < 0 || name.IndexOf(".xls") > 0 || name.IndexOf(".et") > 0;
    }
}
