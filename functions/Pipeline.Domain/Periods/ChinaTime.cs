using System.Globalization;

namespace Pipeline.Domain.Periods;

/// <summary>The time that Chinese readers go by: +08:00 the year round.</summary>
public static class ChinaTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateTimeOffset Of(DateTimeOffset time) => time.ToOffset(Offset);

    /// <summary>The first moment of a day in China.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>To the minute: <c>2019-07-15 09:30</c>.</summary>
    public static string ToMinute(DateTimeOffset time) => Write(time, "yyyy-MM-dd HH:mm");

    /// <summary>To the second: <c>2019-07-15 09:30:00</c>.</summary>
    public static string ToSecond(DateTimeOffset time) => Write(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>The day: <c>2019-07-15</c>.</summary>
    public static string ToDay(DateTimeOffset time) => Write(time, "yyyy-MM-dd");

    /// <summary>As official documents date themselves: <c>2019年7月15日</c>.</summary>
    public static string ChineseDay(DateTimeOffset time) => Write(time, "yyyy年M月d日");

    /// <summary>In a form that only one reader needs.</summary>
    public static string Write(DateTimeOffset time, string format) => Of(time).ToString(format, CultureInfo.InvariantCulture);
}
