using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>One line of 变动: a school's total of a measure that changed since the last publication, and by which version.</summary>
/// <param name="Before">Null if the school had not reported.</param>
/// <param name="After">Null if the school's figures count no longer.</param>
public sealed record ChangeLine(
    SchoolCode School,
    string SchoolName,
    string FormId,
    string MeasureId,
    long? Before,
    long? After,
    string VersionBefore,
    string VersionAfter
);
