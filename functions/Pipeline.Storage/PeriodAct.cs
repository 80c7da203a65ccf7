namespace Pipeline.Storage;

/// <summary>One act of the bureau on a period, or on what all periods share.</summary>
/// <param name="Before">What held before, in words; empty if nothing did.</param>
/// <param name="After">What held afterwards, in words.</param>
public sealed record PeriodAct(PeriodAction Action, DateTimeOffset At, string Who, string Why, string Before, string After);
