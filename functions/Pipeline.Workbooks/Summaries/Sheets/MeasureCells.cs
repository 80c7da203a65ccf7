namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>What is the same in every row of 数据明细 that holds a figure of one measure, and what those rows add up to.</summary>
internal sealed class MeasureCells
{
    /// <summary>The cells up to the value's digits.</summary>
    public SpelledCells Before { get; } = new();

    /// <summary>From behind the value's digits to the unit.</summary>
    public SpelledCells After { get; } = new();

    /// <summary>How many decimals the value has: its unit is 10^-Scale.</summary>
    public required int Scale { get; init; }

    /// <summary>The sum of the rows that count: counts, or 分.</summary>
    public long Sum { get; set; }
}
