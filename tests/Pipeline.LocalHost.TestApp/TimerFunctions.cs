using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.TestApp;

public static class TimerFunctions
{
    [Function("Tick")]
    public static Task TickAsync([TimerTrigger("%TickSchedule%")] TimerInfo timer) =>
        Seen.TellAsync(
            "tick",
            new
            {
                timer.IsPastDue,
                timer.ScheduleStatus?.LastUpdated,
                Offset = TimeZoneInfo.Local.BaseUtcOffset.TotalHours,
            }
        );
}
