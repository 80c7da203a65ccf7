using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Workbooks.Summaries;

/// <summary>A line of 总表 and 上报情况: the whole, an area, or a school.</summary>
/// <param name="Depth">0 for the whole; also the outline level.</param>
/// <param name="Area">Null for a school, and for the whole where it is no single area.</param>
/// <param name="School">Null but for a school.</param>
/// <param name="Last">The index of the last line below this one; its own where there is none.</param>
internal sealed record AreaLine(int Depth, string Name, AreaNode? Area, SchoolReport? School, int Last)
{
    public bool IsSchool => School is not null;
}
