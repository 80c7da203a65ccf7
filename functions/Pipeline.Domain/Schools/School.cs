using System.Collections.Immutable;

namespace Pipeline.Domain.Schools;

/// <summary>One line of the roster (学校名录): a school, what it teaches, and the areas it is added up under.</summary>
/// <param name="Stages">学段, as the roster lists them; may be empty.</param>
/// <param name="AreaNames">区县, 学区 (or 乡镇), 片区 from the outside in; blanks left out.</param>
/// <param name="IsOpen">在办; a closed school (撤销) is not expected to report.</param>
public sealed record School(
    SchoolCode Code,
    string Name,
    string Type,
    ImmutableArray<string> Stages,
    ImmutableArray<string> AreaNames,
    bool IsOpen
)
{
    /// <summary>The area's path, such as <c>武鸣区/府城镇</c>; empty if the roster names none.</summary>
    public string AreaPath => string.Join('/', AreaNames);
}
