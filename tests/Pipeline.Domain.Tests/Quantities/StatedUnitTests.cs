using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>What a cell says against what its header or sheet states; values in 分, or people.</summary>
public sealed class StatedUnitTests
{
    [Theory]
    [InlineData(MoneyUnit.TenThousand, "273.9", 273_900_000, "a bare number")]
    [InlineData(MoneyUnit.TenThousand, "273.9万元", 273_900_000, "the same size")]
    [InlineData(MoneyUnit.TenThousand, "273.9万", 273_900_000, "the same size without 元")]
    [InlineData(MoneyUnit.TenThousand, "¥273.9万", 273_900_000, "the same size with a currency sign")]
    [InlineData(MoneyUnit.TenThousand, "三万元", 3_000_000, "3 万元 and 三万 元 are the same")]
    [InlineData(MoneyUnit.TenThousand, "三百五十二", 352_000_000, "a bare Chinese number")]
    [InlineData(MoneyUnit.TenThousand, "三百五十二万元", 352_000_000, "the same size, Chinese")]
    [InlineData(MoneyUnit.TenThousand, "1,204.5", 1_204_500_000, "a grouped number")]
    [InlineData(MoneyUnit.TenThousand, "823.83345", 823_833_450, "exact to half a 元")]
    [InlineData(MoneyUnit.TenThousand, "0.000001", 1, "one 分")]
    [InlineData(MoneyUnit.Yuan, "458700", 45_870_000, "a bare number")]
    [InlineData(MoneyUnit.Yuan, "458700元整", 45_870_000, "the same unit")]
    [InlineData(MoneyUnit.Yuan, "45万8700元", 45_870_000, "万 inside the number, 元 behind it")]
    [InlineData(MoneyUnit.Yuan, "2万3", 2_300_000, "万 inside the number")]
    [InlineData(MoneyUnit.Yuan, "三万元", 3_000_000, "a number written out, in 元")]
    [InlineData(MoneyUnit.Yuan, "叁万元整", 3_000_000, "as on a bank form")]
    [InlineData(MoneyUnit.Yuan, "3元5角", 350, "角")]
    [InlineData(MoneyUnit.Thousand, "458.7", 45_870_000, "千元")]
    [InlineData(MoneyUnit.Thousand, "458.7千元", 45_870_000, "千元 twice")]
    [InlineData(MoneyUnit.Hundred, "4587", 45_870_000, "百元")]
    [InlineData(MoneyUnit.Million, "4.5", 450_000_000, "百万元")]
    [InlineData(MoneyUnit.Million, "4.5百万元", 450_000_000, "百万元 twice")]
    [InlineData(MoneyUnit.TenMillion, "0.45千万元", 450_000_000, "千万元 twice")]
    [InlineData(MoneyUnit.HundredMillion, "1.2", 12_000_000_000, "亿元")]
    public void AcceptsMoney(MoneyUnit stated, string text, long fen, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Money with { StatedUnit = stated });

        Assert.True((QuantityOutcome.Value, fen) == (reading.Outcome, reading.Value), $"{reason}: {reading}");
    }

    [Theory]
    [InlineData(MoneyUnit.Yuan, "273.9万元", "万元", "the contract's own")]
    [InlineData(MoneyUnit.Yuan, "273.9万", "万", "without 元")]
    [InlineData(MoneyUnit.Yuan, "4587百元", "百元", "百元 under 元")]
    [InlineData(MoneyUnit.Yuan, "约3万元", "万元", "an approximation")]
    [InlineData(MoneyUnit.TenThousand, "458700元", "元", "元 under 万元")]
    [InlineData(MoneyUnit.TenThousand, "¥458700", null, "a currency sign says 元")]
    [InlineData(MoneyUnit.TenThousand, "45万8700元", "元", "a number in 元")]
    [InlineData(MoneyUnit.TenThousand, "1.2亿元", "亿元", "another size")]
    [InlineData(MoneyUnit.TenThousand, "一万二", null, "12,000 of what?")]
    [InlineData(MoneyUnit.TenThousand, "3千5百", "百", "3,500 of what?")]
    [InlineData(MoneyUnit.TenThousand, "3元5角", "元5角", "角")]
    [InlineData(MoneyUnit.TenThousand, "5角", "角", "角 alone")]
    [InlineData(MoneyUnit.Thousand, "三千", null, "3 or 3,000 of 千元")]
    public void RejectsMoney(MoneyUnit stated, string text, string? detail, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Money with { StatedUnit = stated });

        Assert.True((QuantityFault.UnitContradiction, detail) == (reading.Fault, reading.Detail), $"{reason}: {reading}");
    }

    [Theory]
    [InlineData("1.2", 12_000, "a bare number")]
    [InlineData("1.2万人", 12_000, "the same size")]
    [InlineData("0.0001", 1, "one person")]
    [InlineData("三", 30_000, "a bare Chinese number")]
    public void AcceptsScaledCounts(string text, long people, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People with { CountScale = 10_000 });

        Assert.True((QuantityOutcome.Value, people) == (reading.Outcome, reading.Value), $"{reason}: {reading}");
    }

    [Theory]
    [InlineData("3512人", QuantityFault.UnitContradiction, "people under 万人")]
    [InlineData("3千人", QuantityFault.UnitContradiction, "another size")]
    [InlineData("1.23456", QuantityFault.Fraction, "a fraction of a person")]
    [InlineData("999999999999", QuantityFault.TooLarge, "beyond the bound by its scale")]
    public void RejectsScaledCounts(string text, QuantityFault fault, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People with { CountScale = 10_000 });

        Assert.True(fault == reading.Fault, $"{reason}: {reading}");
    }

    [Fact]
    public void RejectsWhateverAnAbsurdScaleMakesTooLarge() =>
        Assert.Equal(QuantityFault.TooLarge, QuantityReader.ReadText("12", QuantitySpec.People with { CountScale = long.MaxValue }).Fault);

    [Theory]
    [InlineData("元", MoneyUnit.Yuan, 100)]
    [InlineData("人民币元", MoneyUnit.Yuan, 100)]
    [InlineData("人民币", MoneyUnit.Yuan, 100)]
    [InlineData("元(人民币)", MoneyUnit.Yuan, 100)]
    [InlineData("百元", MoneyUnit.Hundred, 10_000)]
    [InlineData("千元", MoneyUnit.Thousand, 100_000)]
    [InlineData("万元", MoneyUnit.TenThousand, 1_000_000)]
    [InlineData("百万元", MoneyUnit.Million, 100_000_000)]
    [InlineData("千万元", MoneyUnit.TenMillion, 1_000_000_000)]
    [InlineData("亿元", MoneyUnit.HundredMillion, 10_000_000_000)]
    public void MoneyUnitsParse(string name, MoneyUnit expected, long fen)
    {
        Assert.True(MoneyUnits.TryParse(name, out var unit));
        Assert.Equal((expected, fen), (unit, MoneyUnits.FenPerUnit(unit)));
        Assert.True(MoneyUnits.TryParse(MoneyUnits.Name(unit), out var again));
        Assert.Equal(unit, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("人")]
    [InlineData("分")]
    [InlineData("美元")]
    public void MoneyUnitsRefuse(string? name)
    {
        Assert.False(MoneyUnits.TryParse(name, out var unit));
        Assert.Equal(MoneyUnit.Unstated, unit);
    }

    [Theory]
    [InlineData("人", true, "人", 1)]
    [InlineData("万人", true, "人", 10_000)]
    [InlineData("千人次", true, "人次", 1_000)]
    [InlineData("个", true, "个", 1)]
    [InlineData("万", false, "", 1)]
    [InlineData("万元", false, "", 1)]
    [InlineData(null, false, "", 1)]
    public void CountUnitsParse(string? name, bool parsed, string counter, long scale)
    {
        Assert.Equal(parsed, CountUnits.TryParse(name, out var actualCounter, out var actualScale));
        Assert.Equal((counter, scale), (actualCounter, actualScale));
    }
}
