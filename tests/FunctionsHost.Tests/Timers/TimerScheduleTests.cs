using System.Globalization;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

namespace FunctionsHost.Tests.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-01T10:03:00", "2026-03-01T10:05:00", "six fields, seconds first")]
    [InlineData("*/5 * * * *", "2026-03-01T10:03:00", "2026-03-01T10:05:00", "five fields, minutes first")]
    [InlineData("30 0 18 * * 1-5", "2026-02-27T18:00:30", "2026-03-02T18:00:30", "weekdays, over a weekend")]
    [InlineData("0 0 3 29 2 *", "2026-03-01T00:00:00", "2028-02-29T03:00:00", "a leap day")]
    [InlineData("01:30:00", "2026-03-01T10:00:00", "2026-03-01T11:30:00", "a time span")]
    public void Accepts(string text, string from, string next, string reason)
    {
        var run = TimerSchedule.Parse(text).NextAfter(Utc(from));
        Assert.True(run == Utc(next), $"{reason}: {run:O}");
        Assert.Equal(DateTimeKind.Utc, run.Kind);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("0 0 25 * * *", "hour 25")]
    [InlineData("* * * * * * *", "seven fields")]
    [InlineData("-00:05:00", "a negative span")]
    [InlineData("hourly", "a word")]
    public void Rejects(string text, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => TimerSchedule.Parse(text));
        Assert.True(failure.Message.StartsWith($"The schedule expression '{text}' was not recognized", StringComparison.Ordinal), reason);
    }

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("59 59 23 31 12 *", false)]
    [InlineData("0 * * * * *", false)]
    [InlineData("0,1 0 3 * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("00:01:00", false)]
    public void TellsSchedulesUnderAMinute(string text, bool under) =>
        Assert.Equal(under, TimerSchedule.Parse(text).IsUnderAMinute(Utc("2026-03-01T10:00:00")));

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
