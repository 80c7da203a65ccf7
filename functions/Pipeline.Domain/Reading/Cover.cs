using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>What the cover (封面) says, each with the cell that says it.</summary>
internal sealed record Cover(SheetPlace Sheet, CoverEntry? Code, CoverEntry? Name, CoverEntry? Period, UnitStatement? Unit);

/// <summary>A value on the cover; <see cref="Value"/> is blank where only the label stands there.</summary>
internal sealed record CoverEntry(int Row, int Column, GridCell Value)
{
    public bool IsBlank => CellWords.IsBlank(Value);

    public string Text => CellWords.Display(Value);
}
