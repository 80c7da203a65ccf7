namespace Pipeline.Steps.Pages;

/// <summary>How far a period has come.</summary>
public enum PeriodStage
{
    /// <summary>开放: schools report.</summary>
    Open,

    /// <summary>截止: the deadline is over; what comes counts as late.</summary>
    Due,

    /// <summary>锁定: what comes waits.</summary>
    Locked,

    /// <summary>公布: locked, and published with all that counts.</summary>
    Published,
}
