using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Workflow;

/// <summary>What is to be erased.</summary>
/// <param name="Version">One upload; null for all of the school's of the period.</param>
/// <param name="Who">Required.</param>
/// <param name="Why">Required.</param>
public sealed record PurgeRequest(Period Period, SchoolCode School, string? Version, string Who, string Why);
