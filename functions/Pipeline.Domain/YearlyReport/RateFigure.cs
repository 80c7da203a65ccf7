using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.YearlyReport;

/// <summary>A rate as it came out, beside what it was computed from.</summary>
/// <param name="Of">Where it holds: empty for the whole, else an area's path or a value of a dimension.</param>
/// <param name="Dimension">The dimension's id where <paramref name="Of"/> is its value; null otherwise.</param>
/// <param name="Numerator">The sum above; money in 分.</param>
/// <param name="Denominator">The sum below, never zero.</param>
/// <param name="Value">In the rate's unit, not rounded.</param>
public sealed record RateFigure(
    RateDefinition Rate,
    string Of,
    string? Dimension,
    long Numerator,
    long Denominator,
    decimal Value,
    bool Approximate
);
