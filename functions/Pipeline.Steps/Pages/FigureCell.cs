using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Pages;

/// <summary>A cell that goes into a figure.</summary>
/// <param name="Cell">Null if the value follows from the row and stands in no cell.</param>
/// <param name="Value">A count, or money in 分.</param>
public sealed record FigureCell(
    SchoolCode School,
    Period Period,
    string Version,
    string Sheet,
    string? Cell,
    int Row,
    long Value,
    bool Approximate
);
