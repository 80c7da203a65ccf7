namespace Pipeline.Cli.LocalServices;

/// <summary>App settings for a developer's machine, where nobody wants to wait for the schedules of a bureau.</summary>
public static class LocalSettings
{
    /// <summary>Publishes within seconds of a change; for the demo.</summary>
    public static IReadOnlyDictionary<string, string> Eager { get; } = new Dictionary<string, string>
    {
        ["PublishSchedule"] = "*/5 * * * * *",
        ["SweepSchedule"] = "*/30 * * * * *",
    };

    /// <summary>Publishes within half a minute of a change; for a person at work.</summary>
    public static IReadOnlyDictionary<string, string> Relaxed { get; } = new Dictionary<string, string>
    {
        ["PublishSchedule"] = "*/30 * * * * *",
        ["SweepSchedule"] = "0 * * * * *",
    };
}
