namespace Pipeline.Domain.Submissions;

/// <summary>One figure of a row: a whole count, or money in 分.</summary>
/// <param name="Column">The sheet's column that it stands in, from 1; 0 if it stands in none.</param>
/// <param name="Text">As the school wrote it, where that is not simply the value.</param>
public readonly record struct MeasureValue(MeasureState State, long Value, bool Approximate, int Column, string? Text)
{
    public bool HasValue => State != MeasureState.NotReported;
}
