namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>The fonts of the summary; the numbers are their places in the style part.</summary>
internal enum CellFont
{
    Body,
    Bold,
    Title,
    Note,
    Good,
    Doubtful,
    Bad,
}
