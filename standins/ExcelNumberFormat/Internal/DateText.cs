using System.Globalization;
using System.Text;

namespace ExcelNumberFormat.Internal;

/// <summary>Dates and times of day.</summary>
internal static class DateText
{
    /// <returns>Null for a value that is no date.</returns>
    public static string TryFormat(object value, Section section, CultureInfo culture)
    {
        var digits = section.Tokens.FirstOrDefault(t => t.Kind == TokenKind.Subsecond).Text?.Length - 1 ?? 0;
        if (SerialDate.From(value, digits) is not { } date)
        {
            return null;
        }

        var text = new StringBuilder();
        var twelve = section.Tokens.Any(t => t.Kind == TokenKind.AmPm);
        for (var i = 0; i < section.Tokens.Count; i++)
        {
            var token = section.Tokens[i];
            text.Append(token.Kind switch
            {
                TokenKind.DatePart => Part(token, IsMinute(section.Tokens, i), twelve, date, culture),
                TokenKind.AmPm => AmPm(token, date.Time.Hours),
                TokenKind.Subsecond => Subsecond(token, date.Time, culture),
                _ => PlainText.Literal(token),
            });
        }

        return text.ToString();
    }

    /// <summary>m means minutes behind hours or before seconds, whatever literals stand between.</summary>
    public static bool IsMinute(IReadOnlyList<Token> tokens, int index)
    {
        static bool IsPart(Token t) => t.Kind is TokenKind.DatePart or TokenKind.Elapsed;
        var before = tokens.Take(index).LastOrDefault(IsPart);
        var after = tokens.Skip(index + 1).FirstOrDefault(IsPart);
        return tokens[index].Letter == 'm' && ((before.Text is not null && before.Letter == 'h') || (after.Text is not null && after.Letter == 's'));
    }

    public static string Padded(long number, int length) => number.ToString("D" + Math.Max(1, length).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Subsecond(Token token, TimeSpan time, CultureInfo culture)
    {
        var digits = token.Text.Length - 1;
        var fraction = (time.Ticks % TimeSpan.TicksPerSecond).ToString("D7", CultureInfo.InvariantCulture).PadRight(digits, '0');
        return culture.NumberFormat.NumberDecimalSeparator + fraction[..digits];
    }

    private static string AmPm(Token token, int hour)
    {
        var text = token.Text.Length == 3 ? (hour < 12 ? "A" : "P") : (hour < 12 ? "AM" : "PM");
        return char.IsUpper(token.Text[0]) ? text : text.ToLowerInvariant();
    }

    private static string Part(Token token, bool isMinute, bool twelve, SerialDate date, CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        return (token.Letter, token.Length) switch
        {
            ('y', <= 2) => Padded(date.Year % 100, 2),
            ('y', _) => Padded(date.Year, 4),
            ('m', var length) when isMinute => Padded(date.Time.Minutes, length),
            ('m', 3) => names.AbbreviatedMonthNames[date.Month - 1],
            ('m', 4) => names.MonthNames[date.Month - 1],
            ('m', 5) => names.MonthNames[date.Month - 1][..1],
            ('m', var length) => Padded(date.Month, length),
            ('d', 3) => names.AbbreviatedDayNames[(int)date.DayOfWeek],
            ('d', >= 4) => names.DayNames[(int)date.DayOfWeek],
            ('d', var length) => Padded(date.Day, length),
            ('h', var length) => Padded(twelve ? (date.Time.Hours + 11) % 12 + 1 : date.Time.Hours, length),
            ('s', var length) => Padded(date.Time.Seconds, length),
            ('g', < 3) => names.GetAbbreviatedEraName(names.Calendar.GetEra(new DateTime(date.Year, date.Month, 1))),
            _ => names.GetEraName(names.Calendar.GetEra(new DateTime(date.Year, date.Month, 1))),
        };
    }
}
