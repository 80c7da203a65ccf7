namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>How a cell looks; <see cref="SummaryStyles"/> numbers the styles in the order of their first use.</summary>
internal readonly record struct CellStyle(
    string Format = CellStyle.General,
    CellFont Font = CellFont.Body,
    CellFill Fill = CellFill.None,
    CellAlign Align = CellAlign.Left,
    bool Border = true,
    bool Wrap = false,
    int Indent = 0
)
{
    public const string General = "General";
    public const string Text = "@";
    public const string Count = "#,##0_ ";
    public const string Money = "#,##0.00_ ";
    public const string Percent = "0.0%_ ";
    public const string Change = "+0.0%_ ;-0.0%_ ;0.0%_ ";
    public const string Difference = "+#,##0.00_ ;-#,##0.00_ ;0_ ";
    public const string Time = "yyyy-mm-dd hh:mm";

    /// <summary>A number with this many decimals.</summary>
    public static string Decimals(int decimals) => decimals == 0 ? Count : "#,##0." + new string('0', decimals) + "_ ";

    /// <summary>The same with its sign.</summary>
    public static string Signed(string format) => $"+{format};-{format};{format}";

    /// <summary>The same, starred: some schools left the figure blank.</summary>
    public CellStyle Partial(bool partial) =>
        partial ? this with { Format = (Format.EndsWith("_ ", StringComparison.Ordinal) ? Format[..^2] : Format) + "\"*\"" } : this;

    /// <summary>The same, marked 约: a figure in it is approximate.</summary>
    public CellStyle Approximate(bool approximate) => approximate ? this with { Format = "\"约\"" + Format } : this;
}
