namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>How a cell looks; <see cref="StyleBook"/> numbers the styles in the order of their first use.</summary>
internal readonly record struct CellStyle(string Format = CellStyle.General, CellFont Font = CellFont.Body, CellFill Fill = CellFill.None,
    CellAlign Align = CellAlign.Left, bool Border = true, bool Wrap = false, int Indent = 0)
{
    public const string General = "General";
    public const string Text = "@";
    public const string Count = "#,##0";
    public const string Money = "#,##0.00";
    /// <summary>万元 to the 分: two decimals always, up to six where the amount has them, aligned at the point.</summary>
    public const string WanExact = "#,##0.00????";
    public const string Percent = "0.0%";
    public const string Change = "+0.0%;-0.0%;0.0%";
    public const string Difference = "+#,##0.00;-#,##0.00;0";
    public const string Time = "yyyy-mm-dd hh:mm";

    /// <summary>The same, marked 约: a figure in it is approximate.</summary>
    public CellStyle Approximate(bool approximate) => approximate ? this with { Format = "\"约\"" + Format } : this;
}
