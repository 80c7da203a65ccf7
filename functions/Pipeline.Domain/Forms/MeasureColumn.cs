using System.Collections.Immutable;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Forms;

/// <summary>A measure (受助人数, 补助金额 …): a count in whole units, or money in 分.</summary>
public sealed record MeasureColumn : ColumnDefinition
{
    public override ColumnRole Role => ColumnRole.Measure;

    public required QuantityKind Kind { get; init; }

    public required MeasureNature Nature { get; init; }

    /// <summary>The unit that figures are given in: 人, 人次, 个, 项, 元.</summary>
    public required string Unit { get; init; }

    /// <summary>Counters that may follow the number in a cell; another one is an error.</summary>
    public ImmutableArray<string> Counters { get; init; } = [];

    /// <summary>A blank cell takes the value of this measure of the same row; null if not.</summary>
    public string? WhenBlankSameAs { get; init; }

    /// <summary>A blank cell counts as this many; null if not.</summary>
    public long? WhenBlankValue { get; init; }

    /// <summary>Shown among the key figures of 总表.</summary>
    public bool Key { get; init; }
}
