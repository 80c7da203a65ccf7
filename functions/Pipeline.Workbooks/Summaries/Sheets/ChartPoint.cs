namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>A bar: its name, the cell that its number comes from, and the number.</summary>
internal sealed record ChartPoint(string Name, SheetPosition From, long Value, int Scale)
{
    public ChartPoint(string name, SheetPosition from, double? rate)
        : this(name, from, 0, 0) => Rate = rate;

    /// <summary>A share; null for an exact number.</summary>
    public double? Rate { get; }

    public double Cached => Rate ?? (double)(Value / (decimal)Math.Pow(10, Scale));
}
