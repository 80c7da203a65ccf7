using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Sentences;

/// <summary>A sentence pattern as understood.</summary>
/// <param name="When">The condition; null if there is none.</param>
/// <param name="Parts">What it says; none where it is a composed sentence.</param>
/// <param name="Composed">A sentence whose wording follows from the roles of columns (分项句, 奖项句, 前列句); null for a plain pattern.</param>
internal sealed record SentencePattern(SentenceCondition? When, ImmutableArray<SentenceNode> Parts, ComposedSentence? Composed);

/// <summary>Says when a sentence is written.</summary>
/// <param name="Reported">A measure that must have been reported; null for the other kind.</param>
/// <param name="Several">A dimension of which more than one value must have been reported.</param>
internal sealed record SentenceCondition(MeasureColumn? Reported, DimensionColumn? Several);

/// <summary>A composed sentence and the columns that play its parts, by the part's Chinese name.</summary>
internal sealed record ComposedSentence(string Kind, ImmutableDictionary<string, ColumnDefinition> Roles)
{
    /// <summary>Totals, halves and each value of a dimension, with money and persons.</summary>
    public const string Breakdown = "分项句";

    /// <summary>How many by level, persons and groups apart.</summary>
    public const string Honours = "奖项句";

    /// <summary>The best five, with the schools that won them.</summary>
    public const string Best = "前列句";

    /// <summary>A total against the earlier period.</summary>
    public const string Change = "变化句";

    /// <summary>How many persons a unit has on average: 平均班额.</summary>
    public const string Average = "平均句";

    /// <summary>The parts that each kind needs, and those that it may have.</summary>
    public static ImmutableArray<(string Kind, string[] Dimensions, string[] Measures, string[] Texts, string[] Optional)> Kinds { get; } =
    [
        (Breakdown, ["项目", "来源"], ["人数", "人次", "下达", "发放"], [], ["来源", "下达"]),
        (Honours, ["类别", "级别"], ["数量"], [], []),
        (Best, ["级别", "等次"], [], ["名称"], ["等次"]),
        (Change, [], ["指标"], [], []),
        (Average, [], ["总数", "个数"], [], []),
    ];

    public string? IdOf(string role) => Roles.GetValueOrDefault(role)?.Id;
}
