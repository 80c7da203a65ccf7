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

    /// <summary>Only <see cref="Values"/> are allowed.</summary>
    public bool IsClosed => Unknown is UnknownValue.Error or UnknownValue.Withhold;

    /// <summary>What a blank cell counts as, with a notice; null where there is no such value.</summary>
    public string? WhenBlank { get; init; }
}
