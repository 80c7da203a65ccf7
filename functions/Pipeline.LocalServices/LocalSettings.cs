namespace Pipeline.LocalServices;

/// <summary>App settings for a developer's machine, where nobody wants to wait for the schedules of a bureau.</summary>
public static class LocalSettings
{
    /// <summary>Publishes within seconds of a change; for the demo.</summary>
    public static IReadOnlyDictionary<string, string> Eager { get; } = With(publish: "*/5 * * * * *", sweep: "*/30 * * * * *");

    /// <summary>Publishes within half a minute of a change; for a person at work.</summary>
    public static IReadOnlyDictionary<string, string> Relaxed { get; } = With(publish: "*/30 * * * * *", sweep: "0 * * * * *");

    private static Dictionary<string, string> With(string publish, string sweep) =>
        new()
        {
            ["PublishSchedule"] = publish,
            ["SweepSchedule"] = sweep,
            ["PoisonSchedule"] = "*/30 * * * * *",
            ["CleanUpSchedule"] = "0 0 18 * * *",
        };
}
