namespace Pipeline.Domain.Quantities;

/// <summary>The outcome of reading a cell.</summary>
public enum QuantityOutcome
{
    /// <summary>Nothing is written: not reported.</summary>
    Blank,

    /// <summary>Zero, written as a number or as 无, -, /.</summary>
    Zero,

    /// <summary>A figure.</summary>
    Value,

    /// <summary>No figure can be taken from the cell without guessing; <see cref="QuantityReading.Fault"/> says why.</summary>
    Fault,
}
