using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Schemes.Layouts;

/// <summary>What a repeated row of a layout stands for.</summary>
/// <param name="Number">序号, from 1.</param>
/// <param name="School">The school; null if the row is an area's.</param>
/// <param name="AreaLevel">Which level of areas (0 区县, 1 学区, 2 片区); -1 where the row is a school's.</param>
/// <param name="Areas">The names of the areas down to the row's own, or those of its school.</param>
public sealed record LayoutRow(int Number, School? School, int AreaLevel, IReadOnlyList<string> Areas)
{
    /// <summary>What <c>{本行.…}</c> shows.</summary>
    public string Field(string name) =>
        name switch
        {
            "学校名称" => School?.Name ?? "",
            "学校标识码" => School?.Code.ToString() ?? "",
            "办学类型" => School?.Type ?? "",
            "区县" => AreaAt(0),
            "学区" => AreaAt(1),
            "片区" => AreaAt(2),
            "序号" => Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => School?.Name ?? (Areas.Count > 0 ? Areas[^1] : ""),
        };

    /// <summary>Whether a school's figures go into the row.</summary>
    public bool Holds(School school) =>
        School is not null
            ? school.Code == School.Code
            : school.AreaNames.Length > AreaLevel && school.AreaNames.Take(AreaLevel + 1).SequenceEqual(Areas);

    private string AreaAt(int level) => level < Areas.Count ? Areas[level] : "";
}
