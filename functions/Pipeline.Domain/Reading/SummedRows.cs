namespace Pipeline.Domain.Reading;

/// <summary>The sheet's rows, both ends included, that formulas of a row add up.</summary>
internal readonly record struct SummedRows(int First, int Last);
