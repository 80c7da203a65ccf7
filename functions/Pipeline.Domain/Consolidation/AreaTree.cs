using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation;

/// <summary>The areas of the roster; without one, a single area that holds every school.</summary>
internal sealed class AreaTree
{
    /// <summary>The one area where there is no roster, or where it names no areas.</summary>
    public const string Everything = "全部";

    /// <summary>Holds the roster's schools that name no area where others do, so that the areas add up to the whole.</summary>
    public const string NoArea = "未划区";

    private readonly List<Node> nodes = [];
    private readonly Dictionary<(int Parent, string Name), int> byName = [];
    private readonly Dictionary<SchoolCode, int[]> chains = [];
    private readonly bool single;

    public AreaTree(Roster? roster)
    {
        var listed = roster?.Schools ?? [];
        single = listed.All(school => school.AreaNames.IsEmpty);
        foreach (var school in listed)
        {
            Place(school);
        }
    }

    /// <summary>The paths by area number.</summary>
    public IReadOnlyList<string> Paths => [.. nodes.Select(node => node.Path)];

    /// <summary>The numbers of the areas that a school belongs to, from the outside in.</summary>
    public int[] ChainOf(School school) => chains.TryGetValue(school.Code, out var chain) ? chain : Place(school);

    /// <summary>Area numbers in the order of the tree, outer before inner.</summary>
    public IEnumerable<int> InOrder() => InOrder(-1);

    public ImmutableArray<AreaNode> ToNodes() => ToNodes(-1);

    private IEnumerable<int> InOrder(int parent) => Below(parent).SelectMany(area => InOrder(area).Prepend(area));

    private ImmutableArray<AreaNode> ToNodes(int parent) =>
        [
            .. Below(parent)
                .Select(area => new AreaNode(
                    nodes[area].Path,
                    nodes[area].Name,
                    ToNodes(area),
                    single ? [.. nodes[area].Schools.OrderBy(school => school.Code)] : [.. nodes[area].Schools]
                )),
        ];

    private IEnumerable<int> Below(int parent) =>
        parent < 0 ? Enumerable.Range(0, nodes.Count).Where(area => nodes[area].Parent < 0) : nodes[parent].Areas;

    private int[] Place(School school)
    {
        ImmutableArray<string> names =
            single ? [Everything]
            : school.AreaNames.IsEmpty ? [NoArea]
            : school.AreaNames;
        var chain = new int[names.Length];
        var parent = -1;
        for (var depth = 0; depth < names.Length; depth++)
        {
            parent = chain[depth] = Child(parent, names[depth]);
        }
        nodes[parent].Schools.Add(school);
        chains.Add(school.Code, chain);
        return chain;
    }

    private int Child(int parent, string name)
    {
        if (byName.TryGetValue((parent, name), out var area))
        {
            return area;
        }
        area = nodes.Count;
        nodes.Add(new Node(parent, name, parent < 0 ? name : nodes[parent].Path + "/" + name));
        byName.Add((parent, name), area);
        if (parent >= 0)
        {
            nodes[parent].Areas.Add(area);
        }
        return area;
    }

    private sealed record Node(int Parent, string Name, string Path)
    {
        public List<int> Areas { get; } = [];

        public List<School> Schools { get; } = [];
    }
}
