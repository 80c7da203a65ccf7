namespace Pipeline.Domain.YearlyReport;

/// <summary>What a bureau may choose about the sentences of a report.</summary>
public sealed record ReportSettings
{
    public static ReportSettings Default { get; } = new();

    /// <summary>
    /// A sentence with a figure that has an open query is left out until the query is settled; otherwise the figure carries 〔待核实〕.
    /// </summary>
    public bool WithholdsQueried { get; init; }
}
