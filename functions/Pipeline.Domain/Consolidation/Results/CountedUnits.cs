using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>
/// The units of a measure that counts different things by the value of a dimension: 获奖 counts 个人 in 人次 and 集体 in 项, which never add.
/// </summary>
public sealed class CountedUnits
{
    private readonly CheckDefinition.CounterOfValue check;

    private CountedUnits(MeasureColumn measure, DimensionColumn dimension, CheckDefinition.CounterOfValue check)
    {
        Measure = measure;
        Dimension = dimension;
        this.check = check;
    }

    public MeasureColumn Measure { get; }

    public DimensionColumn Dimension { get; }

    /// <summary>The units of a form's measure, as its check of counters declares them; null if it has one unit.</summary>
    public static CountedUnits? Of(FormDefinition form) =>
        form.Checks.OfType<CheckDefinition.CounterOfValue>().FirstOrDefault() is { } check
            ? new CountedUnits(form.Measure(check.Measure), form.Dimension(check.Dimension), check)
            : null;

    /// <summary>The unit of a value; where the dimension is blank the unit is not known either.</summary>
    public string UnitOf(string? value) =>
        string.IsNullOrEmpty(value) ? "未注明单位"
        : value == check.Value ? Measure.Unit
        : check.Counter;

    /// <summary>What was counted over the whole, a part for every value of the dimension that was reported.</summary>
    public ImmutableArray<(string Value, string Unit, Total Total)> Of(FormSummary summary) =>
        [
            .. summary
                .Rows.Where(row => row.School is null && row.Area is null && IsAlone(row))
                .Select(row => (row.Dimensions[Dimension.Index]!, UnitOf(row.Dimensions[Dimension.Index]), row.Measures[Measure.Index])),
        ];

    /// <summary>The row gives this dimension and no other.</summary>
    public bool IsAlone(AggregateRow row) =>
        row.Dimensions[Dimension.Index] is not null && row.Dimensions.Count(value => value is not null) == 1;
}
