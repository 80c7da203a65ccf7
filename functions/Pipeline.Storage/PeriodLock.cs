namespace Pipeline.Storage;

/// <summary>Whether a period is locked (锁定), since when, and by whom.</summary>
/// <param name="LockedAt">Null while the period is open.</param>
/// <param name="Sequence">Grows with every locking and unlocking; 0 before the first.</param>
public sealed record PeriodLock(DateTimeOffset? LockedAt, int Sequence, string Who, string Why)
{
    public static PeriodLock Open { get; } = new(null, 0, "", "");

    public bool IsLocked => LockedAt is not null;
}
