using System.Globalization;
using Pipeline.Domain.Periods;

namespace Pipeline.Steps.Workflow;

/// <summary>Deadlines as people write them: without a zone they are China's, and a day alone means its last second.</summary>
public static class DeadlineText
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-M-d H:mm",
        "yyyy-M-d H:mm:ss",
        "yyyy/M/d H:mm",
        "yyyy年M月d日H时",
        "yyyy年M月d日 H:mm",
    ];
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset deadline)
    {
        text = text.Trim();
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            deadline = new DateTimeOffset(day.AddDays(1).AddSeconds(-1), ChinaTime.Offset);
            return true;
        }
        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            deadline = new DateTimeOffset(time, ChinaTime.Offset);
            return true;
        }
        return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out deadline);
    }

    /// <summary>In Chinese local time, to the minute.</summary>
    public static string Show(DateTimeOffset deadline) => ChinaTime.ToMinute(deadline);
}
