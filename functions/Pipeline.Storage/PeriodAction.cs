namespace Pipeline.Storage;

/// <summary>What the bureau did to a period, or to what all periods share.</summary>
public enum PeriodAction
{
    Locked,
    Unlocked,
    DeadlineSet,

    /// <summary>The originals of the period were judged again.</summary>
    Rejudged,

    /// <summary>Uploads were erased everywhere.</summary>
    Purged,

    /// <summary>Uploads that had failed were taken once more.</summary>
    Retried,

    /// <summary>The summary was published when somebody asked for it.</summary>
    Published,

    /// <summary>A roster that waited was put in force.</summary>
    RosterConfirmed,

    /// <summary>A roster that waited was dismissed.</summary>
    RosterDismissed,

    /// <summary>A scheme was put in force for the period.</summary>
    SchemeUsed,
}
