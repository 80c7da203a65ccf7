namespace Pipeline.Workbooks.Summaries;

/// <summary>Where a figure stands, for the formulas of other sheets.</summary>
internal readonly record struct SheetPosition(string Sheet, int Row, int Column)
{
    /// <summary>Such as <c>'补助资金'!$F$5</c>.</summary>
    public override string ToString() => $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{Reference.Absolute(Row, Column)}";
}
