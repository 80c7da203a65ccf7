namespace Pipeline.TestKit;

/// <summary>A clock that a test sets; timers are the system's.</summary>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
