using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>Where a school must stand: versions by name.</summary>
internal sealed record Expected(
    ReportingState State,
    string? Accepted,
    string? Newest,
    int Uploads,
    int Held,
    DateTimeOffset? FirstAcceptedAt
)
{
    public static Expected Of(SubmissionStatus status) =>
        new(status.State, status.Accepted?.Version, status.Newest?.Version, status.Uploads, status.Held, status.FirstAcceptedAt);
}
