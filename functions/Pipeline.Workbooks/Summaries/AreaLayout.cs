using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;

namespace Pipeline.Workbooks.Summaries;

/// <summary>
/// The lines that 总表 and 上报情况 share: areas before what lies below them, an area's own schools before its parts, in the roster's order, each
/// school once.
/// </summary>
internal sealed class AreaLayout
{
    private readonly ImmutableArray<AreaLine>.Builder lines = ImmutableArray.CreateBuilder<AreaLine>();
    private readonly Dictionary<SchoolCode, SchoolReport> waiting;

    private AreaLayout(Summary summary)
    {
        waiting = summary.Schools.ToDictionary(report => report.School.Code);
        var single = Whole(summary.Areas);
        Add(
            new AreaLine(0, single is null || summary.AreaName.Length == 0 ? "合计" : single.Name + "合计", single, null, 0),
            () =>
            {
                AddBelow(single?.Areas ?? summary.Areas, single?.Schools ?? [], 1);
                AddSchools(summary.Schools.Select(report => report.School), 1);
            }
        );
        Lines = lines.ToImmutable();
    }

    public ImmutableArray<AreaLine> Lines { get; }

    public int Depth => Lines.Max(line => line.Depth);

    public static AreaLayout Of(Summary summary) => new(summary);

    /// <summary>The indexes of the areas that bear comparing: those of the first level that has more than one.</summary>
    public IEnumerable<int> ComparableAreas()
    {
        var level = Enumerable
            .Range(1, Math.Max(Depth, 1))
            .FirstOrDefault(depth => Lines.Count(line => line.Depth == depth && line.Area is not null) > 1);
        var areas = Enumerable.Range(0, Lines.Length).Where(i => Lines[i].Area is not null && Lines[i].Depth == level).ToList();
        return areas.Count > 0
            ? areas
            : [Enumerable.Range(0, Lines.Length).Last(i => !Lines[i].IsSchool && Lines[i].Last == Lines[0].Last)];
    }

    /// <summary>The line is an area below a school: a page may end before it.</summary>
    public bool BeginsGroup(int index) => index > 0 && !Lines[index].IsSchool && Lines[index - 1].IsSchool;

    /// <summary>
    /// The innermost area that holds everything is the whole itself: its line is the total, not a second one with the same figures.
    /// </summary>
    private AreaNode? Whole(ImmutableArray<AreaNode> areas)
    {
        AreaNode? whole = null;
        while (areas is [var only] && CountSchools(only) == waiting.Count)
        {
            whole = only;
            areas = only.Schools.IsEmpty ? only.Areas : [];
        }
        return whole;
    }

    private void AddBelow(ImmutableArray<AreaNode> areas, ImmutableArray<School> schools, int depth)
    {
        // Below the last part they would be taken for its schools.
        AddSchools(schools, depth);
        foreach (var area in areas)
        {
            if (CountSchools(area) > 0)
            {
                Add(new AreaLine(depth, area.Name, area, null, 0), () => AddBelow(area.Areas, area.Schools, depth + 1));
            }
        }
    }

    private void AddSchools(IEnumerable<School> schools, int depth)
    {
        foreach (var school in schools)
        {
            if (waiting.Remove(school.Code, out var report))
            {
                lines.Add(new AreaLine(depth, school.Name, null, report, lines.Count));
            }
        }
    }

    private void Add(AreaLine line, Action below)
    {
        var index = lines.Count;
        lines.Add(line);
        below();
        lines[index] = line with { Last = lines.Count - 1 };
    }

    private int CountSchools(AreaNode area) =>
        area.Schools.Count(school => waiting.ContainsKey(school.Code)) + area.Areas.Sum(CountSchools);
}
