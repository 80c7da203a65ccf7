namespace Pipeline.Domain.Consolidation.Results;

/// <summary>Who is late (迟报) and who is overdue (逾期未报); told alike in workbook, status and page.</summary>
public static class Timeliness
{
    /// <summary>
    /// The first acceptable workbook came after the deadline; where none ever was acceptable, the newest did, so that a school that was
    /// rejected late is late all the same.
    /// </summary>
    public static bool IsLate(DateTimeOffset? firstAccepted, DateTimeOffset? newest, DateTimeOffset? deadline) =>
        deadline is { } last && (firstAccepted ?? newest) > last;

    /// <summary>Nothing came, and the deadline is over.</summary>
    public static bool IsOverdue(bool isReceived, DateTimeOffset? deadline, DateTimeOffset? asOf) => !isReceived && deadline < asOf;
}
