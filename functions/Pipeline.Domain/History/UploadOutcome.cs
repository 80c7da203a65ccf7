namespace Pipeline.Domain.History;

/// <summary>What became of one upload.</summary>
public enum UploadOutcome
{
    /// <summary>It could not be processed, through no fault of the school; it waits for a retry.</summary>
    Failed,
    Rejected,
    AcceptedWithQueries,
    Accepted,
}
