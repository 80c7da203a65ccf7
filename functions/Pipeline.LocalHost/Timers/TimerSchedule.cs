using System.Globalization;
using NCrontab;

namespace Pipeline.LocalHost.Timers;

/// <summary>
/// A timer's schedule: a cron expression of five or six fields, or a time span. In UTC, on every system and in every time zone.
/// </summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? cron;
    private readonly TimeSpan interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        this.cron = cron;
        this.interval = interval;
    }

    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            fields.Length is 5 or 6
            && CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 }) is { } cron
        )
        {
            return new TimerSchedule(cron, TimeSpan.Zero);
        }
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(null, interval)
            : throw new HostStartException($"定时设置“{text}”不是有效的cron表达式。");
    }

    public DateTime Next(DateTime after) => cron?.GetNextOccurrence(after) ?? after + interval;

    /// <summary>
    /// Azure writes down when timers ran that come at most once a minute; for others, what was missed is made up for at once.
    /// </summary>
    public bool IsRemembered(DateTime now) => Next(Next(now)) - Next(now) >= TimeSpan.FromMinutes(1);
}
