using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Standing;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>Where a school must stand: versions by name.</summary>
internal sealed record Expected(ReportingState State, string? Accepted, string? Newest, int Uploads, int Held, DateTimeOffset? FirstAcceptedAt)
{
    public static Expected Of(SchoolStanding standing) =>
        new(standing.State, standing.Accepted?.Version, standing.Newest?.Version, standing.Uploads, standing.Held, standing.FirstAcceptedAt);
}
