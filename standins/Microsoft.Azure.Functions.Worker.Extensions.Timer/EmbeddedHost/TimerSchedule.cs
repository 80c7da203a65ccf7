using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

/// <summary>When a timer runs, in UTC: NCRONTAB of six fields (seconds first) or five, or a constant time span.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan Monitored = TimeSpan.FromMinutes(1);
    private readonly Func<DateTime, DateTime> _next;

    private TimerSchedule(string text, Func<DateTime, DateTime> next)
    {
        Text = text;
        _next = next;
    }

    public string Text { get; }

    /// <exception cref="FormatException">The text is no schedule.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var crontab = fields is 5 or 6
            ? CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 })
            : null;
        if (crontab is not null)
        {
            return new TimerSchedule(text, crontab.GetNextOccurrence);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero
            ? new TimerSchedule(text, from => from + span)
            : throw new FormatException($"The schedule expression '{text}' was not recognized as a valid cron expression or time span.");
    }

    /// <summary>The first run after the time.</summary>
    public DateTime NextAfter(DateTime time) => DateTime.SpecifyKind(_next(time), DateTimeKind.Utc);

    /// <summary>Whether runs can lie less than a minute apart, going by the next few; such a schedule is not kept in storage.</summary>
    public bool IsUnderAMinute(DateTime now)
    {
        var run = NextAfter(now);
        for (var index = 0; index < 10; index++)
        {
            var next = NextAfter(run);
            if (next - run < Monitored)
            {
                return true;
            }

            run = next;
        }

        return false;
    }
}
