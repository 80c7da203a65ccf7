using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Workflow;

/// <summary>What the bureau wants done with a school's submission.</summary>
/// <param name="Version">The upload that the person looked at; null for whichever counts now.</param>
/// <param name="Who">Required.</param>
/// <param name="Why">Required to return; may be empty to approve.</param>
public sealed record ActRequest(Period Period, SchoolCode School, string? Version, string Who, string Why);
