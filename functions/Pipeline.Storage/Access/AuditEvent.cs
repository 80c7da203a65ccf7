namespace Pipeline.Storage.Access;

/// <summary>One line of 操作记录.</summary>
/// <param name="Who">The signed-in person or school, never a free text.</param>
/// <param name="What">The act, in Chinese.</param>
/// <param name="Period">Null if it concerns none.</param>
/// <param name="School">Null if it concerns none.</param>
/// <param name="Detail">The reason or the circumstances; may be empty.</param>
public sealed record AuditEvent(DateTimeOffset At, string Who, string What, string? Period, string? School, string Detail);
