namespace Pipeline.Domain.Forms;

/// <summary>Free text or a date that goes with a row.</summary>
public sealed record TextColumn : ColumnDefinition
{
    private readonly ColumnRole role;

    public TextColumn(ColumnRole role) => this.role = role;

    public override ColumnRole Role => role;

    /// <summary>Kept with the row; a remark is not, since nothing is made of it and it may name a child.</summary>
    public bool Stored { get; init; }

    /// <summary>For a date: it must lie within the reporting period, else a query.</summary>
    public bool WithinPeriod { get; init; }
}
