namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>Where the figures of a form's sheet stand, for 核对 and 图表.</summary>
/// <param name="Totals">By measure, and where it counts in several units by the value that gives the unit: the total of the period.</param>
/// <param name="Values">By dimension and value: the row that sums it.</param>
internal sealed record CrossTablePositions(
    string Sheet,
    Dictionary<(int Measure, string? Value), ShownTotal> Totals,
    Dictionary<(int Dimension, string Value), int> Values
);
