namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>A column's width in characters of half width, and whether it belongs to an outline group.</summary>
internal readonly record struct ColumnSetup(double Width, bool Grouped = false);
