namespace Microsoft.Azure.Functions.Worker;

/// <summary>The state of a schedule; times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last recorded run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this state was recorded.</summary>
    public DateTime LastUpdated { get; set; }
}
