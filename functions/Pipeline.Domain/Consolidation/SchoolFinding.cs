using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation;

/// <summary>A finding with the school and workbook it belongs to.</summary>
public sealed record SchoolFinding(SchoolCode School, string SchoolName, Period Period, string File, string Version, Finding Finding);
