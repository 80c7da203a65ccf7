namespace Pipeline.Domain.Quantities;

/// <summary>Turns a number in a column's unit into what is stored: whole things, or whole 分; exactly, or not at all.</summary>
internal static class Storing
{
    private const decimal LargestCount = 1e12m;

    /// <summary>A thousand 亿元, far beyond any school; so that the sum of every cell of a whole province stays within 64 bits.</summary>
    private const decimal LargestFen = 1e13m;

    /// <summary>Nobody means 31.999999 people, so that far a fraction of a count is binary noise.</summary>
    private const decimal CountNoise = 1e-6m;

    /// <summary>
    /// Noise of money is looked for in the number as written, behind all decimals that a school would write (万元 need six).
    /// </summary>
    private const decimal WrittenNoise = 1e-9m;
    private const decimal RelativeNoise = 1e-13m;
    private const decimal LargestFenNoise = 0.01m;

    /// <summary>Multiplies where the product is within reach of the bounds; null is too large.</summary>
    public static decimal? Multiply(decimal number, long perOne) => Math.Abs(number) > 10 * LargestFen / perOne ? null : number * perOne;

    /// <param name="figure">The figure in whole things or in 分; null is beyond reach.</param>
    /// <param name="perWritten">How many of those one of the written number is.</param>
    /// <param name="kind">A count or money.</param>
    /// <param name="value">The whole number to store.</param>
    public static QuantityFault Store(decimal? figure, decimal perWritten, QuantityKind kind, out long value)
    {
        value = 0;
        var isMoney = kind == QuantityKind.Money;
        if (figure is not { } amount || Math.Abs(amount) > (isMoney ? LargestFen : LargestCount))
        {
            return QuantityFault.TooLarge;
        }

        var whole = decimal.Round(amount, MidpointRounding.AwayFromZero);
        var noise = isMoney ? Math.Min(Math.Max(WrittenNoise * perWritten, RelativeNoise * Math.Abs(amount)), LargestFenNoise) : CountNoise;
        if (Math.Abs(amount - whole) > noise)
        {
            return amount < 0 ? QuantityFault.Negative
                : isMoney ? QuantityFault.FractionOfFen
                : QuantityFault.Fraction;
        }

        if (whole < 0)
        {
            return QuantityFault.Negative;
        }

        value = (long)whole;
        return QuantityFault.None;
    }
}
