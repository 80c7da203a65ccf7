namespace Pipeline.Storage;

/// <summary>One locking or unlocking of a period.</summary>
/// <param name="Action"><c>Locked</c> or <c>Unlocked</c>.</param>
public sealed record PeriodAct(string Action, DateTimeOffset At, string Who, string Why);
