namespace Pipeline.Domain.Balance;

/// <summary>A block of numbers that were not counted.</summary>
/// <param name="Sheet">The sheet as the file names it.</param>
/// <param name="Range">The block's cells: <c>F5:F9</c>.</param>
/// <param name="Count">How many numbers stand in it.</param>
/// <param name="Sum">Their sum as they stand there, whatever their unit.</param>
public sealed record LeftNumbers(string Sheet, string Range, int Count, decimal Sum);
