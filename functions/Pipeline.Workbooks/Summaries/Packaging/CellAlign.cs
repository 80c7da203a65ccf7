namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Horizontal alignment; vertically everything is centred.</summary>
internal enum CellAlign
{
    Left,
    Center,
    Right,
}
