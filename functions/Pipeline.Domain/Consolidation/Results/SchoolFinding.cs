using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>A finding with the school and workbook it belongs to.</summary>
public sealed record SchoolFinding(SchoolCode School, string SchoolName, Period Period, string File, string Version, Finding Finding)
{
    /// <summary>The finding as the school itself may be told: it names no other school and shows nothing of one.</summary>
    public Finding ForSchool { get; init; } = Finding;
}
