namespace ExcelNumberFormat.Internal;

internal enum SectionKind
{
    General,
    Text,
    Date,
    Duration,
    Number,
    Exponential,
    Fraction,
}

/// <summary>One of the parts of a format between semicolons.</summary>
internal sealed record Section(SectionKind Kind, int Index, Condition Condition, IReadOnlyList<Token> Tokens, NumberLayout Number, FractionLayout Fraction)
{
    /// <summary>A section for negative values, or with a condition, says itself how the sign is shown.</summary>
    public double Unsigned(double value) => Index == 1 || (Index == 0 && Condition is not null) ? Math.Abs(value) : value;
}

/// <summary>When a section applies, such as <c>[&gt;=100]</c>.</summary>
internal sealed record Condition(string Operator, double Value)
{
    public bool Holds(double value) => Operator switch
    {
        "<" => value < Value,
        "<=" => value <= Value,
        ">" => value > Value,
        ">=" => value >= Value,
        "=" => value == Value,
        _ => value != Value,
    };
}

/// <summary>The places of a number: before and after the point, and after the exponent's sign.</summary>
internal sealed record NumberLayout(
    IReadOnlyList<Token> Whole, bool HasPoint, IReadOnlyList<Token> Decimals, bool Grouped, double Scale, string ExponentSign, IReadOnlyList<Token> Exponent);

/// <summary>The places of a fraction; a denominator of 0 is to be found.</summary>
internal sealed record FractionLayout(
    IReadOnlyList<Token> Whole, IReadOnlyList<Token> Numerator, IReadOnlyList<Token> BeforeSlash, IReadOnlyList<Token> AfterSlash,
    IReadOnlyList<Token> Denominator, int FixedDenominator, IReadOnlyList<Token> Suffix);
