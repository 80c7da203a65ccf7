namespace Pipeline.Domain.History;

/// <summary>What the bureau did to a school's submission.</summary>
public enum WorkflowAction
{
    /// <summary>退回: the submission, and everything before it, counts no longer; the school is to upload again.</summary>
    Returned,

    /// <summary>审核通过.</summary>
    Approved,

    /// <summary>清除: everything of the upload was erased.</summary>
    Purged,
}
