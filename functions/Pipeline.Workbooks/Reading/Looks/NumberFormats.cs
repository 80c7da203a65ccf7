namespace Pipeline.Workbooks.Reading.Looks;

/// <summary>Tells which number formats show a number as a date or a time.</summary>
internal static class NumberFormats
{
    /// <summary>Formats that files name by number alone; 27–36 and 50–58 are the East Asian dates, 71–81 the Thai ones.</summary>
    public static bool IsBuiltInDate(int id) =>
        id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 or >= 71 and <= 81;

    /// <summary>Whether a format code has parts of a date, a time or a duration, in any of its sections.</summary>
    /// <remarks>Quoted and escaped text, colours, conditions and locales are none: <c>[Red]0"天"</c> is a number.</remarks>
    public static bool IsDate(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    var close = code[(i + 1)..].IndexOf('"');
                    i = close < 0 ? code.Length : i + 1 + close;
                    break;
                case '\\' or '_' or '*' or '!':
                    i++;
                    break;
                case '[':
                    var end = code[i..].IndexOf(']');
                    if (end < 0)
                    {
                        return false;
                    }
                    if (IsElapsed(code[(i + 1)..(i + end)]))
                    {
                        return true;
                    }
                    i += end;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    if (!Keyword(code[i..], "standard"))
                    {
                        return true;
                    }
                    i += "standard".Length - 1;
                    break;
                case 'a' or 'A' when Keyword(code[i..], "aaa"):
                    return true;
                case 'g' or 'G' when Keyword(code[i..], "general"):
                    i += "general".Length - 1;
                    break;
            }
        }
        return false;
    }

    // [h], [mm], [ss]: hours, minutes or seconds that run on beyond the day.
    private static bool IsElapsed(ReadOnlySpan<char> inside)
    {
        if (inside.IsEmpty || (inside[0] | 0x20) is not ('h' or 'm' or 's'))
        {
            return false;
        }
        return inside.IndexOfAnyExcept(inside[0], (char)(inside[0] ^ 0x20)) < 0;
    }

    private static bool Keyword(ReadOnlySpan<char> code, string word) => code.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
