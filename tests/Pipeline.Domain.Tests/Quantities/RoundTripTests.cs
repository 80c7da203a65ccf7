using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>Whatever the notation, a figure that was written is the figure that is read.</summary>
public sealed class RoundTripTests
{
    private const int Runs = 2_000;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Every magnitude alike, round numbers too: zeros inside a numeral are where readers go wrong.</summary>
    private static Arbitrary<long> Numbers(int maxDigits) =>
        (
            from digits in Gen.Choose(1, maxDigits)
            from high in Gen.Choose(0, 999_999)
            from low in Gen.Choose(0, 999_999)
            from zeros in Gen.Choose(0, digits - 1)
            let number = ((high * 1_000_000L) + low) % (long)Math.Pow(10, digits)
            select number - (number % (long)Math.Pow(10, zeros))
        ).ToArbitrary();

    [Fact]
    public void RoundTripsCounts()
    {
        Check(12, n => n.ToString(Invariant));
        Check(12, n => QuantityFormat.Count(n));
        Check(12, n => QuantityFormat.Count(n).Replace(',', ' ') + "人");
        Check(12, n => FullWidth(QuantityFormat.Count(n)) + "　名");
        Check(12, n => $"“{n.ToString(Invariant)}”");
    }

    [Fact]
    public void RoundTripsChineseNumerals()
    {
        Check(12, n => ChineseWriter.Write(n, ChineseWriter.Small));
        Check(12, n => ChineseWriter.Write(n, ChineseWriter.Small) + "人");
        Check(12, n => ChineseWriter.Write(n, ChineseWriter.Financial));
        Check(2, n => WithoutLeadingOne(ChineseWriter.Write(n, ChineseWriter.Small)));
    }

    [Fact]
    public void RoundTripsMixedNumerals()
    {
        Check(8, n => n < 10_000 ? n.ToString(Invariant) : Parts(n, 10_000, "万", "D4"));
        Check(12, n => n < 100_000_000 ? n.ToString(Invariant) : Parts(n, 100_000_000, "亿", "D8"));
        Check(4, n => n < 1_000 ? n.ToString(Invariant) : Parts(n, 1_000, "千", "D3"));
        Check(12, n => (n / 10_000m).ToString(Invariant) + "万人");
        Check(12, n => (n / 100_000_000m).ToString(Invariant) + "亿");
    }

    [Fact]
    public void RoundTripsApproximations() =>
        Prop.ForAll(
                Numbers(12),
                n =>
                {
                    var reading = QuantityReader.ReadText($"约{n.ToString(Invariant)}人", QuantitySpec.People);
                    return reading.HasValue && reading.Value == n && reading.Approximate;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    [Fact]
    public void RoundTripsMoney()
    {
        CheckMoney(n => QuantityFormat.Yuan(n));
        CheckMoney(n => "¥" + QuantityFormat.Yuan(n));
        CheckMoney(n => QuantityFormat.PlainYuan(n) + "元");
        CheckMoney(n => FullWidth(QuantityFormat.Yuan(n)) + "元整");
        CheckMoney(n => QuantityFormat.TenThousandYuan(n) + "万元");
        CheckMoney(n => QuantityFormat.TenThousandYuan(n) + "万");
        CheckMoney(n => (n / 10_000_000_000m).ToString("0.##########", Invariant) + "亿元");
        CheckMoney(n => $"{n / 100}元{n / 10 % 10}角{n % 10}分");
        CheckMoney(n =>
            $"{ChineseWriter.Write(n / 100, ChineseWriter.Financial)}圆{ChineseWriter.Write(n / 10 % 10, ChineseWriter.Financial)}角{ChineseWriter.Write(n % 10, ChineseWriter.Financial)}分"
        );
    }

    [Theory]
    [InlineData(MoneyUnit.Unstated)]
    [InlineData(MoneyUnit.Yuan)]
    [InlineData(MoneyUnit.Hundred)]
    [InlineData(MoneyUnit.Thousand)]
    [InlineData(MoneyUnit.TenThousand)]
    [InlineData(MoneyUnit.Million)]
    [InlineData(MoneyUnit.TenMillion)]
    [InlineData(MoneyUnit.HundredMillion)]
    public void RoundTripsMoneyInTheHeadersUnit(MoneyUnit unit)
    {
        var spec = QuantitySpec.Money with { StatedUnit = unit };
        Prop.ForAll(
                Numbers(12),
                fen =>
                {
                    var number = (decimal)fen / MoneyUnits.FenPerUnit(unit);
                    var text = number.ToString(Invariant);
                    return QuantityReader.ReadText(text, spec).Value == fen
                        && QuantityReader.ReadText(text + MoneyUnits.Name(unit), spec).Value == fen
                        && QuantityReader.ReadNumber((double)number, spec).Value == fen;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }

    [Fact]
    public void ReadsSumsOfStoredNumbersExactly() =>
        Prop.ForAll(
                Numbers(9).Generator.ListOf(50).ToArbitrary(),
                parts =>
                {
                    // A workbook's cached sum carries the binary noise of its addends.
                    var sum = parts.Sum(fen => fen / 1_000_000.0);
                    var reading = QuantityReader.ReadNumber(sum, QuantitySpec.Money with { StatedUnit = MoneyUnit.TenThousand });
                    return reading.HasValue && reading.Value == parts.Sum();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void CheckMoney(Func<long, string> write) => Check(12, write, QuantitySpec.Money);

    private static void Check(int maxDigits, Func<long, string> write, QuantitySpec? spec = null) =>
        Prop.ForAll(
                Numbers(maxDigits),
                n =>
                {
                    var reading = QuantityReader.ReadText(write(n), spec ?? QuantitySpec.People);
                    return (reading.HasValue && reading.Value == n && !reading.Approximate).Label($"{write(n)} was read as {reading}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private static string Parts(long n, long size, string name, string format) =>
        (n / size).ToString(Invariant) + name + (n % size == 0 ? "" : (n % size).ToString(format, Invariant));

    private static string FullWidth(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));

    private static string WithoutLeadingOne(string text) => text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
}
