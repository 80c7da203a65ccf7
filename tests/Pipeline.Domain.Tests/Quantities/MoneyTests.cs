using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>Money where neither header nor sheet state a unit; values in 分.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("273.9万元", 273_900_000, "万元")]
    [InlineData("273.9万", 273_900_000, "万 without 元")]
    [InlineData("45.87万元", 45_870_000, "万元 to the 百元")]
    [InlineData("458700元", 45_870_000, "元")]
    [InlineData("45万8700元", 45_870_000, "万 and 元")]
    [InlineData("5万700元", 5_070_000, "three digits behind 万, and 元")]
    [InlineData("1万500元", 1_050_000, "the same")]
    [InlineData("1万50元整", 1_005_000, "two digits behind 万")]
    [InlineData("11万400.50元", 11_040_050, "with 角 and 分")]
    [InlineData("45 万 8700 元", 45_870_000, "spaces between figures and units")]
    [InlineData("¥458,700.00", 45_870_000, "currency sign and grouping")]
    [InlineData("￥458,700.00元", 45_870_000, "full-width currency sign, and 元")]
    [InlineData("人民币458700元整", 45_870_000, "人民币 in front, 整 behind")]
    [InlineData("人民币：458700", 45_870_000, "人民币 and a colon")]
    [InlineData("RMB458700", 45_870_000, "RMB")]
    [InlineData("458700元人民币", 45_870_000, "人民币 behind")]
    [InlineData("458700元整", 45_870_000, "整")]
    [InlineData("458700元正", 45_870_000, "正")]
    [InlineData("458700圆", 45_870_000, "圆")]
    [InlineData("4587百元", 45_870_000, "百元")]
    [InlineData("458.7千元", 45_870_000, "千元")]
    [InlineData("1.2亿元", 12_000_000_000, "亿元")]
    [InlineData("3千万元", 3_000_000_000, "千万元")]
    [InlineData("0.05万亿元", 5_000_000_000_000, "万亿元")]
    [InlineData("273.9（万元）", 273_900_000, "the unit in brackets")]
    [InlineData("三十二万元", 32_000_000, "Chinese numeral")]
    [InlineData("三点五万元", 3_500_000, "Chinese decimals")]
    [InlineData("一万二", 1_200_000, "ellipsis")]
    [InlineData("2万3", 2_300_000, "ellipsis of a digit")]
    [InlineData("壹佰贰拾元", 12_000, "financial")]
    [InlineData("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", 12_345_678, "financial to the 分")]
    [InlineData("壹佰圆零伍分", 10_005, "零 before 分")]
    [InlineData("人民币叁万元整", 3_000_000, "as on a bank form")]
    [InlineData("壹佰圆零角零分", 10_000, "nothing left out, as on a bank form")]
    [InlineData("3元5角", 350, "元 and 角")]
    [InlineData("3元5角2分", 352, "元, 角 and 分")]
    [InlineData("3元零5分", 305, "元 and 分 over a gap")]
    [InlineData("3元25分", 325, "分 above nine without 角")]
    [InlineData("5角", 50, "角 alone")]
    [InlineData("0.5角", 5, "half a 角")]
    [InlineData("5角2分", 52, "角 and 分")]
    [InlineData("25分", 25, "分 alone")]
    [InlineData("1.23元", 123, "元 to the 分")]
    [InlineData(".5万元", 500_000, "no digit before the point")]
    [InlineData("31.999999999", 3_200, "binary noise")]
    [InlineData("1234567890.1200001", 123_456_789_012, "binary noise behind sixteen digits")]
    [InlineData("13.358900000000004万元", 13_358_900, "binary noise behind 万")]
    [InlineData("100000000000", 10_000_000_000_000, "the bound itself")]
    public void Accepts(string text, long fen, string reason) => Reads(text, fen, approximate: false, reason);

    [Theory]
    [InlineData("420余万元", 420_000_000, "余 inside")]
    [InlineData("约3万元", 3_000_000, "约")]
    [InlineData("3万多元", 3_000_000, "多 before 元")]
    [InlineData("3万元左右", 3_000_000, "左右 behind 元")]
    [InlineData("近万元", 1_000_000, "a bare 万")]
    [InlineData("百余万元", 100_000_000, "a bare 百 and 万")]
    [InlineData("约¥3000", 300_000, "约 before the currency sign")]
    [InlineData("三千多万元", 3_000_000_000, "多 inside")]
    [InlineData("≥80元", 8_000, "at least")]
    public void AcceptsApproximations(string text, long fen, string reason) => Reads(text, fen, approximate: true, reason);

    [Theory]
    [InlineData("无", "无")]
    [InlineData("——", "two dashes")]
    [InlineData("0万元", "zero of a size")]
    [InlineData("零元整", "zero written out")]
    [InlineData("¥0.00", "zero with a currency sign")]
    public void AcceptsZero(string text, string reason) =>
        Assert.True(QuantityReader.ReadText(text, QuantitySpec.Money) == QuantityReading.Zero, reason);

    [Theory]
    [InlineData("1.2345元", QuantityFault.FractionOfFen, "the contract's own")]
    [InlineData("1.001", QuantityFault.FractionOfFen, "a tenth of a 分")]
    [InlineData("0.0000001万元", QuantityFault.FractionOfFen, "a tenth of a 分 in 万元")]
    [InlineData("0.5分", QuantityFault.FractionOfFen, "half a 分")]
    [InlineData("100.000001元", QuantityFault.FractionOfFen, "six decimals are written, not noise")]
    [InlineData("99999999999.991", QuantityFault.FractionOfFen, "a tenth of a 分 behind eleven digits")]
    [InlineData("4、5万元", QuantityFault.Range, "two figures")]
    [InlineData("４、５万元", QuantityFault.Range, "two figures, full-width")]
    [InlineData("35-40万", QuantityFault.Range, "a span")]
    [InlineData("35万-40万元", QuantityFault.Range, "a span, size on both sides")]
    [InlineData("¥35~¥40", QuantityFault.Range, "a span, currency on both sides")]
    [InlineData("几万元", QuantityFault.Vague, "几")]
    [InlineData("十几万元", QuantityFault.Vague, "十几")]
    [InlineData("4，5万元", QuantityFault.BadGrouping, "a comma that groups nothing")]
    [InlineData("-3000", QuantityFault.Negative, "minus")]
    [InlineData("¥-3000", QuantityFault.Negative, "minus behind the currency sign")]
    [InlineData("-¥3000", QuantityFault.Negative, "minus before the currency sign")]
    [InlineData("1e6", QuantityFault.Scientific, "scientific")]
    [InlineData("100000000000.01", QuantityFault.TooLarge, "a 分 over the bound")]
    [InlineData("#DIV/0!", QuantityFault.ErrorValue, "an error value")]
    [InlineData("2019年3月", QuantityFault.Date, "a date")]
    [InlineData("万元", QuantityFault.Malformed, "a unit without a figure")]
    [InlineData("元", QuantityFault.Malformed, "元 alone")]
    [InlineData("3元5", QuantityFault.Malformed, "角, or 5 of something else")]
    [InlineData("3元15角", QuantityFault.Malformed, "角 above nine")]
    [InlineData("3.5元5角", QuantityFault.Malformed, "a fraction of 元 before 角")]
    [InlineData("3000元/人", QuantityFault.Malformed, "a rate")]
    [InlineData("3000×2", QuantityFault.Malformed, "a product")]
    [InlineData("420余万8000元", QuantityFault.Malformed, "figures behind an approximation")]
    [InlineData("1万2万", QuantityFault.Malformed, "a size twice")]
    [InlineData("2万亿亿", QuantityFault.Malformed, "亿 twice")]
    public void Rejects(string text, QuantityFault fault, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Money);

        Assert.True((QuantityOutcome.Fault, fault, 0L) == (reading.Outcome, reading.Fault, reading.Value), $"{reason}: {reading}");
    }

    [Theory]
    [InlineData("50人", "人")]
    [InlineData("50人次", "人次")]
    [InlineData("3512份", "份")]
    [InlineData("2万人", "万人")]
    [InlineData("三十多人", "人")]
    [InlineData("50人左右", "人")]
    [InlineData("几乎50人", "人")]
    [InlineData("500美元", "美元")]
    [InlineData("500USD", "USD")]
    [InlineData("500元每人", "元每人")]
    public void RejectsUnitsThatAreNotChineseMoney(string text, string detail)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Money);

        Assert.Equal((QuantityFault.UnitContradiction, detail), (reading.Fault, reading.Detail));
    }

    private static void Reads(string text, long fen, bool approximate, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Money);

        Assert.True(
            (QuantityOutcome.Value, fen, approximate) == (reading.Outcome, reading.Value, reading.Approximate),
            $"{reason}: {reading}"
        );
    }
}
