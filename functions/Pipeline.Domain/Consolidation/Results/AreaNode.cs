using System.Collections.Immutable;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>An area of the roster with what lies below it, in the roster's order.</summary>
/// <param name="Path">From the outside in, such as <c>武鸣区/府城镇</c>.</param>
/// <param name="Name">The last part of the path.</param>
/// <param name="Schools">Schools directly below, those without a smaller area.</param>
public sealed record AreaNode(string Path, string Name, ImmutableArray<AreaNode> Areas, ImmutableArray<School> Schools)
{
    /// <summary>This area's path and those below it, outer before inner.</summary>
    public IEnumerable<string> Paths() => Areas.SelectMany(area => area.Paths()).Prepend(Path);
}
