using System.Globalization;

namespace ExcelNumberFormat.Internal;

/// <summary>Elapsed time, such as <c>[h]:mm:ss</c>.</summary>
internal static class DurationText
{
    /// <returns>Null for a value that is no time, or one too long to be counted.</returns>
    public static string TryFormat(object value, Section section, CultureInfo culture)
    {
        var days = value is TimeSpan span ? span.TotalDays : Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (!(Math.Abs(days) < 10_000_000))
        {
            return null;
        }

        // A double holds a time to the millisecond and no better.
        var time = TimeSpan.FromMilliseconds(Math.Round(Math.Abs(days) * 86_400_000));
        var parts = section.Tokens.Select(token => token.Kind switch
        {
            TokenKind.Elapsed => DateText.Padded(Elapsed(token.Letter, time), token.Length),
            TokenKind.DatePart => DateText.Padded(Component(token, time), token.Length),
            TokenKind.Subsecond => DateText.Subsecond(token, time, culture),
            _ => PlainText.Literal(token),
        });
        return (days < 0 ? "-" : "") + string.Concat(parts);
    }

    private static long Elapsed(char unit, TimeSpan time) => time.Ticks / unit switch
    {
        'h' => TimeSpan.TicksPerHour,
        'm' => TimeSpan.TicksPerMinute,
        _ => TimeSpan.TicksPerSecond,
    };

    private static int Component(Token token, TimeSpan time) => token.Letter switch
    {
        'm' => time.Minutes,
        'h' => time.Hours,
        's' => time.Seconds,
        'd' => time.Days,
        _ => 0,
    };
}
