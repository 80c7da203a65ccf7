namespace Pipeline.Domain.Reading;

/// <summary>A header cell's texts: its own, and that of the cell above it, merged or not, in a header of several rows.</summary>
internal sealed record HeaderCell(int Row, int Column, string Own, string Above);
