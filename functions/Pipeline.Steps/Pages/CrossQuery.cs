using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Pages;

/// <summary>A query that only the summary raised: across schools, or against an earlier period.</summary>
/// <param name="Place">Sheet and cell; empty if it names none.</param>
public sealed record CrossQuery(SchoolCode School, string Code, string Place, string Message);
