namespace Pipeline.Domain.History;

/// <summary>One act of the bureau in a school's history.</summary>
/// <param name="Version">The upload that it is about.</param>
/// <param name="Who">The authenticated caller.</param>
/// <param name="Why">The reason, for the school and for later; may be empty for an approval.</param>
public sealed record WorkflowRecord(string Id, DateTimeOffset At, WorkflowAction Action, string Version, string Who, string Why)
{
    /// <summary>The state before the act and after it, as people read them; empty if it was not noted.</summary>
    public string Before { get; init; } = "";

    public string After { get; init; } = "";
}
