namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>The fills of the summary; the numbers are their places in the style part, whose second one is reserved.</summary>
internal enum CellFill
{
    None = 0,
    Header = 2,
    Total = 3,
    Subtotal = 4,
}
