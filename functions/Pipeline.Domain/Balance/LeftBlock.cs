using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Balance;

/// <summary>Numbers of one sheet that were left for one reason, in one rectangle.</summary>
internal sealed record LeftBlock(CellRange Range, int Count, decimal Sum, LeftTelling Telling);
