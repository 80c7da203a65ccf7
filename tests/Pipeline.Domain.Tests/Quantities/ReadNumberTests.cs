using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>Numbers as a spreadsheet stores them.</summary>
public sealed class ReadNumberTests
{
    private static readonly QuantitySpec TenThousandYuan = QuantitySpec.Money with { StatedUnit = MoneyUnit.TenThousand };

    [Theory]
    [InlineData(3512, 3512, "a whole number")]
    [InlineData(31.999999999, 32, "binary noise below")]
    [InlineData(64.999999999, 65, "binary noise below")]
    [InlineData(50.000000001, 50, "binary noise above")]
    [InlineData(1e3, 1000, "stored numbers know no notation")]
    [InlineData(1e12, 1_000_000_000_000, "the bound")]
    public void AcceptsCounts(double value, long expected, string reason) => Reads(value, QuantitySpec.People, expected, reason);

    [Theory]
    [InlineData(458700, 45_870_000, "元")]
    [InlineData(1234.56, 123_456, "分 that a double cannot hold exactly")]
    [InlineData(8238334.5, 823_833_450, "half a 元")]
    [InlineData(0.1 + 0.2, 30, "a sum with binary noise")]
    [InlineData(4.35 * 100, 43_500, "a product with binary noise")]
    [InlineData(99999999999.99, 9_999_999_999_999, "thirteen digits")]
    [InlineData(1e11, 10_000_000_000_000, "the bound")]
    public void AcceptsMoney(double value, long fen, string reason) => Reads(value, QuantitySpec.Money, fen, reason);

    [Theory]
    [InlineData(273.9, 273_900_000, "万元")]
    [InlineData(823.83345, 823_833_450, "half a 元")]
    [InlineData(584.7054, 584_705_400, "four decimals")]
    [InlineData(13.358900000000004, 13_358_900, "binary noise")]
    [InlineData(0.000001, 1, "one 分")]
    public void AcceptsTenThousands(double value, long fen, string reason) => Reads(value, TenThousandYuan, fen, reason);

    [Theory]
    [InlineData(0.0, "zero")]
    [InlineData(-0.0, "negative zero")]
    [InlineData(-1e-13, "what is left of a difference")]
    [InlineData(double.Epsilon, "the smallest number")]
    public void AcceptsZero(double value, string reason) =>
        Assert.True(QuantityReader.ReadNumber(value, QuantitySpec.People) == QuantityReading.Zero, reason);

    [Theory]
    [InlineData(3.5, QuantityFault.Fraction, "half a person")]
    [InlineData(31.9999, QuantityFault.Fraction, "too far for noise")]
    [InlineData(-5, QuantityFault.Negative, "less than zero")]
    [InlineData(-3.5, QuantityFault.Negative, "less than zero comes before the fraction")]
    [InlineData(1e12 + 1, QuantityFault.TooLarge, "one over the bound")]
    [InlineData(1e300, QuantityFault.TooLarge, "beyond a decimal")]
    [InlineData(-1e300, QuantityFault.Negative, "beyond a decimal, below zero")]
    [InlineData(double.NaN, QuantityFault.Malformed, "no number")]
    [InlineData(double.PositiveInfinity, QuantityFault.Malformed, "no number")]
    [InlineData(double.NegativeInfinity, QuantityFault.Malformed, "no number")]
    public void RejectsCounts(double value, QuantityFault fault, string reason) => Fails(value, QuantitySpec.People, fault, reason);

    [Theory]
    [InlineData(1.2345, QuantityFault.FractionOfFen, "a fraction of a 分")]
    [InlineData(1.001, QuantityFault.FractionOfFen, "a tenth of a 分")]
    [InlineData(1000.0 / 3, QuantityFault.FractionOfFen, "a quotient")]
    [InlineData(-0.01, QuantityFault.Negative, "a 分 below zero")]
    [InlineData(1.1e11, QuantityFault.TooLarge, "over the bound")]
    public void RejectsMoney(double value, QuantityFault fault, string reason) => Fails(value, QuantitySpec.Money, fault, reason);

    [Theory]
    [InlineData(0.0000001, QuantityFault.FractionOfFen, "a tenth of a 分")]
    [InlineData(2e7, QuantityFault.TooLarge, "over the bound by its unit")]
    public void RejectsTenThousands(double value, QuantityFault fault, string reason) => Fails(value, TenThousandYuan, fault, reason);

    private static void Reads(double value, QuantitySpec spec, long expected, string reason)
    {
        var reading = QuantityReader.ReadNumber(value, spec);

        Assert.True(
            (QuantityOutcome.Value, expected, false) == (reading.Outcome, reading.Value, reading.Approximate),
            $"{reason}: {reading}"
        );
    }

    private static void Fails(double value, QuantitySpec spec, QuantityFault fault, string reason)
    {
        var reading = QuantityReader.ReadNumber(value, spec);

        Assert.True((QuantityOutcome.Fault, fault) == (reading.Outcome, reading.Fault), $"{reason}: {reading}");
    }
}
