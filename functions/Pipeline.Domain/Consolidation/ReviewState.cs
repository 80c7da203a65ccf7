namespace Pipeline.Domain.Consolidation;

/// <summary>What the bureau did with a school's report of a period.</summary>
public enum ReviewState
{
    None,
    /// <summary>Received, but held back unjudged by a lock.</summary>
    Held,
    /// <summary>退回.</summary>
    Returned,
    /// <summary>已审核.</summary>
    Approved,
}
