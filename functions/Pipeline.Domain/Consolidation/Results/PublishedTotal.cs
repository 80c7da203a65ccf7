using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>A school's total of a measure as it was published, for the list of changes (变动).</summary>
/// <param name="Value">A whole count, or money in 分.</param>
/// <param name="Version">The versions of the workbooks that it came from, several parted by <c>+</c>.</param>
public sealed record PublishedTotal(SchoolCode School, string SchoolName, string FormId, string MeasureId, long Value, string Version);
