namespace Pipeline.Domain.Quantities;

/// <summary>What a cell was understood to hold: nothing, zero, a figure, or the reason why there is none.</summary>
public readonly record struct QuantityReading
{
    private QuantityReading(QuantityOutcome outcome, long value, bool approximate, QuantityFault fault, string? detail)
    {
        Outcome = outcome;
        Value = value;
        Approximate = approximate;
        Fault = fault;
        Detail = detail;
    }

    /// <summary>Nothing is written.</summary>
    public static QuantityReading Blank { get; }

    /// <summary>The cell shows something that is no figure of its column, whatever it stores.</summary>
    public static QuantityReading Unreadable { get; } = new(QuantityOutcome.Fault, 0, false, QuantityFault.Malformed, null);

    /// <summary>Zero, exactly.</summary>
    public static QuantityReading Zero { get; } = new(QuantityOutcome.Zero, 0, false, QuantityFault.None, null);

    /// <summary>The outcome of the reading.</summary>
    public QuantityOutcome Outcome { get; }

    /// <summary>The figure: a whole number for a count, 分 for money; 0 if there is none.</summary>
    public long Value { get; }

    /// <summary>The figure was written as an approximation (<c>约</c>, <c>多</c>, <c>以上</c>).</summary>
    public bool Approximate { get; }

    /// <summary>Why there is no figure.</summary>
    public QuantityFault Fault { get; }

    /// <summary>For a figure the counter in the cell, from the column's own list; for a fault what stood in the way, as written.</summary>
    public string? Detail { get; }

    /// <summary>There is a figure, zero included.</summary>
    public bool HasValue => Outcome is QuantityOutcome.Zero or QuantityOutcome.Value;

    internal static QuantityReading Of(long value, bool approximate = false, string? counter = null) =>
        new(value == 0 ? QuantityOutcome.Zero : QuantityOutcome.Value, value, approximate, QuantityFault.None, counter);

    internal static QuantityReading Failed(QuantityFault fault, string? detail = null) =>
        new(QuantityOutcome.Fault, 0, false, fault, detail);
}
