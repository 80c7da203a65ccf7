using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Steps.Status;

/// <summary>One school's line of a period's status.</summary>
/// <param name="StateName">As Chinese readers see the state.</param>
/// <param name="AcceptedVersion">The upload whose figures count; null if none does.</param>
/// <param name="FirstAcceptedAt">When its first acceptable upload came; null if none did.</param>
/// <param name="Receipt">Where the newest upload's receipt lies in the container of receipts; null if nothing came.</param>
public sealed record SchoolStatus(
    string Code,
    string Name,
    string Area,
    bool IsExpected,
    ReportingState State,
    string StateName,
    DateTimeOffset? ReceivedAt,
    string? File,
    string? NewestVersion,
    string? AcceptedVersion,
    int Uploads,
    int Held,
    bool IsLate,
    int Errors,
    int OpenQueries,
    int ExplainedQueries,
    string? ReturnReason,
    string? Receipt,
    DateTimeOffset? FirstAcceptedAt
);
