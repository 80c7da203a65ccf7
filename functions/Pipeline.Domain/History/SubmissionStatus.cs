using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.History;

/// <summary>Where a school's submission of a period stands: what follows from its history, and nothing more.</summary>
/// <param name="Accepted">The upload whose figures count; null if none does.</param>
/// <param name="Newest">The newest upload that is not held; null if there is none.</param>
/// <param name="Held">Uploads that came after the lock and wait for its end.</param>
/// <param name="FirstAcceptedAt">When the first acceptable upload came: what timeliness is told by.</param>
/// <param name="Reason">Why the bureau returned it; null if it did not.</param>
public sealed record SubmissionStatus(
    UploadRecord? Accepted,
    UploadRecord? Newest,
    ReportingState State,
    int Uploads,
    int Held,
    DateTimeOffset? FirstAcceptedAt,
    string? Reason
)
{
    public static SubmissionStatus Nothing { get; } = new(null, null, ReportingState.NotReceived, 0, 0, null, null);

    /// <summary>Names what the school explained of the accepted upload's queries on its page; empty if it did not.</summary>
    public string Explained { get; init; } = "";
}
