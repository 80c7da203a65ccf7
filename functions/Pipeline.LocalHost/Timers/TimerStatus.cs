namespace Pipeline.LocalHost.Timers;

/// <summary>When a timer ran and when it is due, as Azure's host writes it down. All times are UTC.</summary>
internal sealed record TimerStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
