using Pipeline.Domain.Consolidation;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>Where a school must stand: versions by name.</summary>
internal sealed record Expected(ReportingState State, string? Accepted, string? Newest, int Uploads, int Held, DateTimeOffset? FirstAcceptedAt);
