namespace Pipeline.Endurance.Tests.Histories;

/// <summary>A host's clock: the history's, or so many days later.</summary>
internal sealed class HistoryTime(StorageTimes times, int daysLater) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => times.Now.AddDays(daysLater);
}
