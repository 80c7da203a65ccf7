using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Placeholders;

/// <summary>What a placeholder between braces asks for.</summary>
public abstract record Placeholder
{
    private Placeholder() { }

    /// <summary>A sum: <c>{补助资金.补助金额 | 学段=小学, 期=上半年 | 万元, 2}</c>.</summary>
    public sealed record Figure(FormDefinition Form, MeasureColumn Measure, Conditions Where, ShownAs As) : Placeholder;

    /// <summary>A rate computed from two sums.</summary>
    public sealed record Rate(RateDefinition Of, Conditions Where, ShownAs As) : Placeholder;

    /// <summary>How many schools reported a measure: <c>{校数:合计}</c>.</summary>
    public sealed record Schools(FormDefinition Form, MeasureColumn Measure) : Placeholder;

    /// <summary>How many values of a dimension were reported: <c>{个数:资助项目}</c>.</summary>
    public sealed record Count(FormDefinition Form, DimensionColumn Dimension) : Placeholder;

    /// <summary>The value that a repeated part stands at: <c>{学段}</c> within <c>【每学段:…】</c>.</summary>
    public sealed record Current(DimensionColumn Dimension) : Placeholder;

    /// <summary>A word about the whole: 期别, 年度, 区县, 截止时间, 应报, 已报, 未报.</summary>
    public sealed record Word(string Name) : Placeholder;

    /// <summary>What is known of the repeated row's school or area: <c>{本行.学校名称}</c>.</summary>
    public sealed record OfRow(string Field) : Placeholder;

    /// <summary>The row that holds it is repeated: <c>{每校}</c>, <c>{每学区}</c>, <c>{每片区}</c>.</summary>
    public sealed record Repeat(RepeatedBy By) : Placeholder;
}

/// <summary>Equalities on declared names.</summary>
/// <param name="Values">Dimension ids with the value that each must have.</param>
/// <param name="Half">期: a half of the year; null for the whole period.</param>
/// <param name="Area">学区, 片区, 区县: the name of an area; null for all.</param>
/// <param name="School">学校: a name or a code; null for all.</param>
public sealed record Conditions(
    ImmutableArray<(string Dimension, string Value)> Values,
    Periods.PeriodPart? Half,
    string? Area,
    string? School
)
{
    public static Conditions None { get; } = new([], null, null, null);

    public bool IsNone => Values.IsEmpty && Half is null && Area is null && School is null;
}

/// <summary>How a figure is written.</summary>
/// <param name="Unit">The unit asked for; null for the measure's own.</param>
/// <param name="Decimals">How many decimals; null for as many as there are.</param>
public sealed record ShownAs(string? Unit, int? Decimals)
{
    public static ShownAs Plain { get; } = new(null, null);
}

/// <summary>What a repeated row of a table layout stands for.</summary>
public enum RepeatedBy
{
    School,

    /// <summary>学区, 乡镇: the second level of areas.</summary>
    Township,

    /// <summary>片区: the third level.</summary>
    Cluster,
}
