namespace Pipeline.Domain.Quantities;

/// <summary>Cell contents that are no quantity though they stand where one is asked for, and the explicit zeros.</summary>
internal static class LookAlikes
{
    private static readonly string[] Booleans = ["TRUE", "FALSE", "是", "否"];

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary><c>无</c>, <c>没有</c>, dashes and slashes: the school says that there is none.</summary>
    public static bool IsExplicitZero(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept('-') < 0 || text is "/" or "//" or "\\" || Words.IsOneOf(text, Words.None);

    /// <summary>The fault that the whole text is an example of, or none.</summary>
    public static QuantityFault Classify(ReadOnlySpan<char> text)
    {
        if (IsErrorValue(text))
        {
            return QuantityFault.ErrorValue;
        }

        foreach (var word in Booleans)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return QuantityFault.Boolean;
            }
        }

        // A lone circle is as often a tick in a form as a zero.
        if (text is "○")
        {
            return QuantityFault.Malformed;
        }

        return IsTime(text) ? QuantityFault.Time
            : IsDate(text) ? QuantityFault.Date
            : QuantityFault.None;
    }

    /// <summary><c>#REF!</c> and its kind, and <c>####</c> copied from a column that was too narrow.</summary>
    private static bool IsErrorValue(ReadOnlySpan<char> text) =>
        text[0] == '#' && (text.IndexOfAnyExcept('#') < 0 || (text.Length > 1 && char.IsAsciiLetter(text[1])));

    private static bool IsDate(ReadOnlySpan<char> text) => IsChineseDate(text) || IsNumericDate(text) || IsEnglishDate(text);

    /// <summary>2019年3月1日, 3月1日, 二〇一九年三月: numerals, each closed by 年, 月, 日 or 号.</summary>
    private static bool IsChineseDate(ReadOnlySpan<char> text)
    {
        var numerals = 0;
        var marks = 0;
        foreach (var c in text)
        {
            if (c is '年' or '月' or '日' or '号')
            {
                if (numerals == 0)
                {
                    return false;
                }

                marks++;
                numerals = 0;
            }
            else if (ChineseDigits.IsNumeric(c))
            {
                numerals++;
            }
            else if (c is not (':' or '时'))
            {
                return false;
            }
        }

        return marks > 0;
    }

    /// <summary>2019-03-01, 2019/3/1, 2019.3.1, 2019-03, 1/3/2019, with or without a time behind.</summary>
    private static bool IsNumericDate(ReadOnlySpan<char> text)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var count = 0;
        var separator = '\0';
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                parts[count] = Math.Min((parts[count] * 10) + (c - '0'), 10_000);
                widths[count]++;
                continue;
            }

            if (count == 2 && widths[2] > 0 && c is ' ' or 'T')
            {
                break;
            }

            if (c is not ('-' or '/' or '.') || widths[count] == 0 || count == 2 || (separator != '\0' && c != separator))
            {
                return false;
            }

            separator = c;
            count++;
        }

        var isYearFirst = widths[0] == 4 && parts[0] is >= 1900 and <= 2100 && parts[1] is >= 1 and <= 12 && widths[1] <= 2;
        return count switch
        {
            1 => isYearFirst && separator != '.' && widths[1] > 0,
            2 => (isYearFirst && parts[2] is >= 1 and <= 31 && widths[2] <= 2)
                || (widths[2] == 4 && parts[2] is >= 1900 and <= 2100 && parts[0] is >= 1 and <= 31 && parts[1] is >= 1 and <= 31),
            _ => false,
        };
    }

    /// <summary>12:30, 8:05:00.</summary>
    private static bool IsTime(ReadOnlySpan<char> text) =>
        text.Length is >= 4 and <= 8
        && text.IndexOf(':') is 1 or 2
        && text.IndexOfAnyExcept("0123456789:") < 0
        && char.IsAsciiDigit(text[^1]);

    /// <summary>1-Mar-19, Mar-19: as an English spreadsheet shows a date.</summary>
    private static bool IsEnglishDate(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        if (dash < 0 || text.Length > 11)
        {
            return false;
        }

        foreach (var month in Months)
        {
            if (
                text.StartsWith(month, StringComparison.OrdinalIgnoreCase)
                || text[(dash + 1)..].StartsWith(month, StringComparison.OrdinalIgnoreCase)
            )
            {
                return char.IsAsciiDigit(text[^1]);
            }
        }

        return false;
    }
}
