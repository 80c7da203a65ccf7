namespace Pipeline.Domain.Consolidation.Results;

/// <summary>Where a school stands with its report of a period.</summary>
public enum ReportingState
{
    /// <summary>未报: nothing was received.</summary>
    NotReceived,

    /// <summary>已报待查: received, not judged yet (or held by a lock).</summary>
    Received,

    /// <summary>通过.</summary>
    Accepted,

    /// <summary>有疑问: accepted, queries open.</summary>
    AcceptedWithQueries,

    /// <summary>未通过: the newest workbook was rejected; an earlier accepted one may still count.</summary>
    Rejected,

    /// <summary>退回: returned by the bureau.</summary>
    Returned,

    /// <summary>已审核: approved by the bureau.</summary>
    Approved,
}
