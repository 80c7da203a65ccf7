namespace Pipeline.Domain.Submissions;

/// <summary>Whether a measure of a row was reported.</summary>
public enum MeasureState : byte
{
    /// <summary>Blank: nothing was said.</summary>
    NotReported,

    /// <summary>A value stands in a cell, an explicit zero included.</summary>
    Reported,

    /// <summary>The value stands in no cell but follows by the contract (a blank 受助人次).</summary>
    Derived,
}
