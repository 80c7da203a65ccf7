using System.Collections.Immutable;

namespace Pipeline.Domain.Forms;

/// <summary>A dimension (学段, 资金来源, 级别 …): what a figure is counted by.</summary>
public sealed record DimensionColumn : ColumnDefinition
{
    public override ColumnRole Role => ColumnRole.Dimension;

    /// <summary>The values that are known, in the order in which summaries list them.</summary>
    public ImmutableArray<DimensionValue> Values { get; init; } = [];

    /// <summary>What becomes of a value that is not among <see cref="Values"/>.</summary>
    public required UnknownValue Unknown { get; init; }

    /// <summary>Says which children are meant (学段): persons of two of its values are never the same; at most one of a form.</summary>
    public bool TellsPersonsApart { get; init; }

    /// <summary>How its values are read besides their names and aliases.</summary>
    public DimensionReading Reading { get; init; }

    /// <summary>Values that a table also adds up (小学 and 初中: 义务教育), by the name of the group; groups of one value are none.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Values)> Groups =>
        [
            .. Values
                .Where(value => value.Group is not null)
                .GroupBy(value => value.Group!, value => value.Name, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => (group.Key, group.ToImmutableArray())),
        ];

    /// <summary>Chinese: what a doubtful alias of the value may also mean.</summary>
    public string DoubtOf(string name) => Values.FirstOrDefault(value => value.Name == name)?.Doubt ?? "有不止一种意思";

    /// <summary>Only <see cref="Values"/> are allowed.</summary>
    public bool IsClosed => Unknown is UnknownValue.Error or UnknownValue.Withhold;

    /// <summary>What a blank cell counts as, with a notice; null if there is no such value.</summary>
    public string? WhenBlank { get; init; }
}
