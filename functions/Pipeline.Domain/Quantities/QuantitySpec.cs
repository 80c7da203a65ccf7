using System.Collections.Immutable;

namespace Pipeline.Domain.Quantities;

/// <summary>What a column expects: its kind, its unit, the counters that may follow a figure and what header or sheet state.</summary>
/// <param name="Kind">A count or money.</param>
/// <param name="Unit">The unit as messages name it: 人, 人次, 个, 项, 元.</param>
/// <param name="Counters">The counters that may stand behind a count; nothing else may.</param>
/// <param name="StatedUnit">For money, the unit that header or sheet state; against a stated one a cell's own other size is a
/// fault.</param>
/// <param name="CountScale">For a count, how many one of the header's unit is: 10,000 under (万人).</param>
public sealed record QuantitySpec(
    QuantityKind Kind,
    string Unit,
    ImmutableArray<string> Counters,
    MoneyUnit StatedUnit = MoneyUnit.Unstated,
    long CountScale = 1
)
{
    /// <summary>People: 人 名 位 个.</summary>
    public static QuantitySpec People { get; } =
        new(QuantityKind.Count, "人", ["人", "名", "位", "个", "名学生", "个学生", "位学生", "名同学", "名幼儿", "名儿童"]);

    /// <summary>Person-times: 人次.</summary>
    public static QuantitySpec PersonTimes { get; } = new(QuantityKind.Count, "人次", ["人次"]);

    /// <summary>Classes: 个 班.</summary>
    public static QuantitySpec Classes { get; } = new(QuantityKind.Count, "个", ["个", "班", "教学班", "班级"]);

    /// <summary>Awards: 项 个 次, and 人次 for those of persons.</summary>
    public static QuantitySpec Awards { get; } = new(QuantityKind.Count, "项", ["项", "个", "次", "人次"]);

    /// <summary>Money where neither header nor sheet state a unit: 元.</summary>
    public static QuantitySpec Money { get; } = new(QuantityKind.Money, "元", []);

    /// <summary>How many whole units of storage (分, or the thing counted) one of the column's unit is.</summary>
    internal long StoredPerUnit => Kind == QuantityKind.Money ? MoneyUnits.FenPerUnit(StatedUnit) : CountScale;

    /// <summary>How many 元, or things counted, one of the column's unit is.</summary>
    internal long Scale => Kind == QuantityKind.Money ? MoneyUnits.FenPerUnit(StatedUnit) / 100 : CountScale;

    /// <summary>
    /// Whether a cell's own size must agree with what is stated; a count's <c>1.2万人</c> under 人 is a number, not another unit.
    /// </summary>
    internal bool IsStated => Kind == QuantityKind.Money ? StatedUnit != MoneyUnit.Unstated : CountScale != 1;
}
