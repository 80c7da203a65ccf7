using System.Globalization;
using System.Text.Json;
using NCrontab;

namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>What the app's own settings say about time and parallel work.</summary>
internal sealed record HostSettings(
    TimeSpan FunctionTimeout,
    int UploadsAtOnce,
    int Parallelism,
    int PublishRunsADay,
    int SweepRunsADay,
    int PoisonRunsADay,
    int CleanUpRunsADay,
    int SweepOverlapMinutes
)
{
    public int TimerRunsADay => PublishRunsADay + SweepRunsADay + PoisonRunsADay + CleanUpRunsADay;

    public static HostSettings Load()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("functions", "Pipeline.App", "host.json"));
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        var values = sample.RootElement.GetProperty("Values");
        string Text(string name) => values.GetProperty(name).GetString()!;
        return new HostSettings(
            TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture),
            host.RootElement.GetProperty("extensions").GetProperty("blobs").GetProperty("maxDegreeOfParallelism").GetInt32(),
            int.Parse(Text("Pipeline__Parallelism"), CultureInfo.InvariantCulture),
            RunsADay(Text("PublishSchedule")),
            RunsADay(Text("SweepSchedule")),
            RunsADay(Text("PoisonSchedule")),
            RunsADay(Text("CleanUpSchedule")),
            int.Parse(Text("Pipeline__SweepOverlapMinutes"), CultureInfo.InvariantCulture)
        );
    }

    private static int RunsADay(string schedule)
    {
        var midnight = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);
        return CrontabSchedule
            .Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            .GetNextOccurrences(midnight.AddSeconds(-1), midnight.AddDays(1))
            .Count();
    }
}
