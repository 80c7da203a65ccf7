using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>What is read under a count of people, and why.</summary>
public sealed class CountAcceptsTests
{
    [Theory]
    [InlineData("7", 7, "one digit")]
    [InlineData("007", 7, "leading zeros of a text cell")]
    [InlineData("999999999999", 999_999_999_999, "below the bound")]
    [InlineData("1000000000000", 1_000_000_000_000, "the bound itself")]
    [InlineData("3512.", 3512, "a closing full stop")]
    [InlineData("3512。", 3512, "a closing Chinese full stop")]
    [InlineData("3512.00", 3512, "decimals that say nothing")]
    [InlineData("1,234.0", 1234, "grouped, with decimals that say nothing")]
    [InlineData("\"3512\"", 3512, "straight quotes")]
    [InlineData("“3512”", 3512, "curly quotes")]
    [InlineData("「3512」", 3512, "corner quotes")]
    [InlineData("'3512", 3512, "the apostrophe that marks text")]
    [InlineData("3\u00A0512", 3512, "grouped with a no-break space")]
    [InlineData("3\u2009512", 3512, "grouped with a thin space")]
    [InlineData("3\u3000512", 3512, "grouped with a full-width space")]
    [InlineData("\uFEFF3512\u200B", 3512, "a byte order mark and a zero-width space")]
    [InlineData("3512\n人", 3512, "a line break before the counter")]
    [InlineData("３５１２　名", 3512, "full-width digits, space and counter")]
    [InlineData("共3512人", 3512, "共 says nothing about the figure")]
    [InlineData("合计：3512人", 3512, "合计 with a full-width colon")]
    [InlineData("一共十二人", 12, "一共 is no numeral")]
    [InlineData("3512（人）", 3512, "the counter in brackets")]
    [InlineData("50个人", 50, "two counters that are one")]
    [InlineData("3512名学生", 3512, "the counter with its noun")]
    [InlineData("31.9999999人", 32, "binary noise with a counter")]
    [InlineData("13.358900000000004万", 133_589, "binary noise behind 万")]
    public void AcceptsDigits(string text, long expected, string reason) => Exact(text, expected, reason);

    [Theory]
    [InlineData("一", 1, "one")]
    [InlineData("十", 10, "ten without its one")]
    [InlineData("十人", 10, "ten with a counter")]
    [InlineData("一十二", 12, "ten with its one")]
    [InlineData("廿五", 25, "廿 is twenty")]
    [InlineData("卅", 30, "卅 is thirty")]
    [InlineData("两个", 2, "两 before a counter")]
    [InlineData("两百", 200, "两 before 百")]
    [InlineData("两万两千", 22_000, "两 before 万 and 千")]
    [InlineData("一百十二", 112, "the one of 十 left out behind 百")]
    [InlineData("一千零一", 1_001, "零 over two gaps")]
    [InlineData("一千零一十二", 1_012, "零 before 一十")]
    [InlineData("一千零十二", 1_012, "零 before 十")]
    [InlineData("一千五十", 1_050, "the 零 left out, the unit is written")]
    [InlineData("一百○五", 105, "the circle as 零")]
    [InlineData("一千二", 1_200, "ellipsis behind 千")]
    [InlineData("三万二千五", 32_500, "ellipsis behind 万 and 千")]
    [InlineData("一亿二", 120_000_000, "ellipsis behind 亿")]
    [InlineData("一万零二", 10_002, "零 keeps the digit in the ones")]
    [InlineData("一万零五百", 10_500, "零 over the 千")]
    [InlineData("一万二千三百四十五", 12_345, "all places")]
    [InlineData("十二万", 120_000, "a section of its own before 万")]
    [InlineData("一百二十三万四千五百六十七", 1_234_567, "two full sections")]
    [InlineData("九千九百九十九亿", 999_900_000_000, "near the bound")]
    [InlineData("一亿零五千", 100_005_000, "零 behind 亿")]
    [InlineData("一亿五千万", 150_000_000, "亿 and 万")]
    [InlineData("壹拾万零柒仟", 107_000, "零 behind a section that ends in zero, as bank forms allow")]
    [InlineData("壹佰零伍", 105, "financial numerals")]
    [InlineData("貳仟叁佰陸拾", 2_360, "traditional financial numerals")]
    [InlineData("三点五万", 35_000, "点 before 万")]
    [InlineData("十二点五万", 125_000, "点 behind 十")]
    [InlineData("五十点二五万人", 502_500, "点 behind a bare ten")]
    public void AcceptsChineseNumerals(string text, long expected, string reason) => Exact(text, expected, reason);

    [Theory]
    [InlineData("3千", 3_000, "a digit and 千")]
    [InlineData("1.5千", 1_500, "a decimal and 千")]
    [InlineData("3千5", 3_500, "ellipsis of a digit behind 千")]
    [InlineData("3千500", 3_500, "all three places behind 千")]
    [InlineData("3百50", 350, "both places behind 百")]
    [InlineData("1万2千", 12_000, "万 and 千")]
    [InlineData("1万2千5百人", 12_500, "万, 千 and 百")]
    [InlineData("45万8700", 458_700, "all four places behind 万")]
    [InlineData("45万8,700", 458_700, "grouped behind 万")]
    [InlineData("45万0870", 450_870, "leading zeros hold the place")]
    [InlineData("1万零500", 10_500, "零 and digits")]
    [InlineData("1亿2345万6789", 123_456_789, "亿, 万 and ones")]
    [InlineData("1亿23456789", 123_456_789, "all eight places behind 亿")]
    [InlineData("3千万", 30_000_000, "千万 as a size")]
    [InlineData("1,204.5万", 12_045_000, "grouped before 万")]
    public void AcceptsMixedNumerals(string text, long expected, string reason) => Exact(text, expected, reason);

    [Theory]
    [InlineData("约3512", 3_512, "约")]
    [InlineData("大约90", 90, "大约")]
    [InlineData("约莫九十", 90, "约莫")]
    [InlineData("将近2000人", 2_000, "将近")]
    [InlineData("几乎50人", 50, "几乎 is no 几")]
    [InlineData("不到100人", 100, "不到 is no range")]
    [InlineData("不足100", 100, "不足")]
    [InlineData("超过100", 100, "超过")]
    [InlineData("不超过100", 100, "不超过")]
    [InlineData("逾千人", 1_000, "逾 and a bare size")]
    [InlineData("至少80", 80, "至少 is no range")]
    [InlineData(">100", 100, "greater than")]
    [InlineData("≥80", 80, "at least")]
    [InlineData("＜50", 50, "full-width less than")]
    [InlineData("~50", 50, "tilde in front")]
    [InlineData("～50人", 50, "full-width tilde in front")]
    [InlineData("≈50", 50, "nearly equal")]
    [InlineData("80多", 80, "多")]
    [InlineData("约4500多", 4_500, "marked twice")]
    [InlineData("三十多", 30, "Chinese and 多")]
    [InlineData("100多名", 100, "多 before the counter")]
    [InlineData("百余人", 100, "a bare 百 with 余")]
    [InlineData("千余人", 1_000, "a bare 千 with 余")]
    [InlineData("近百人", 100, "近 and a bare 百")]
    [InlineData("上千人", 1_000, "上 before a bare size")]
    [InlineData("过百", 100, "过 before a bare size")]
    [InlineData("十来人", 10, "来")]
    [InlineData("二十来个", 20, "来 before the counter")]
    [InlineData("80以上", 80, "以上")]
    [InlineData("80人以下", 80, "以下 behind the counter")]
    [InlineData("50人上下", 50, "上下")]
    [InlineData("50左右", 50, "左右 without a counter")]
    [InlineData("50（左右）", 50, "左右 in brackets")]
    [InlineData("50+", 50, "a plus behind")]
    [InlineData("2万多人", 20_000, "多 behind 万")]
    [InlineData("2万3千多人", 23_000, "多 behind a mixed numeral")]
    [InlineData("1余万人", 10_000, "余 inside")]
    [InlineData("十余万人", 100_000, "余 inside, behind 十")]
    [InlineData("共约3512人", 3_512, "共 and 约")]
    public void AcceptsApproximations(string text, long expected, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People);

        Assert.True(
            (QuantityOutcome.Value, expected, true) == (reading.Outcome, reading.Value, reading.Approximate),
            $"{reason}: {reading}"
        );
    }

    [Theory]
    [InlineData("－", "full-width hyphen")]
    [InlineData("–", "en dash")]
    [InlineData("―", "horizontal bar")]
    [InlineData("---", "a row of hyphens")]
    [InlineData("／", "full-width slash")]
    [InlineData("无。", "无 with a full stop")]
    [InlineData(" 无 ", "无 between spaces")]
    [InlineData("暂无", "暂无")]
    [InlineData("未发生", "未发生")]
    [InlineData("零", "the Chinese zero")]
    [InlineData("〇人", "the round zero with a counter")]
    [InlineData("0.00", "zero with decimals")]
    [InlineData("-0", "a minus that changes nothing")]
    [InlineData("０", "full-width zero")]
    public void AcceptsZero(string text, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People);

        Assert.True((QuantityOutcome.Zero, 0L, false) == (reading.Outcome, reading.Value, reading.Approximate), $"{reason}: {reading}");
    }

    [Theory]
    [InlineData(null, "no text")]
    [InlineData("\u3000", "a full-width space")]
    [InlineData(" \t\r\n\u00A0", "blanks of every kind")]
    [InlineData("\u200B\uFEFF", "nothing that shows")]
    public void AcceptsBlank(string? text, string reason) =>
        Assert.True(QuantityReader.ReadText(text, QuantitySpec.People) == QuantityReading.Blank, reason);

    [Theory]
    [InlineData("12个班", "班")]
    [InlineData("12个教学班", "教学班")]
    [InlineData("12", null)]
    [InlineData("十二班", "班")]
    public void TellsTheCounterOfAClass(string text, string? counter)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Classes);

        Assert.Equal((12L, counter), (reading.Value, reading.Detail));
    }

    [Theory]
    [InlineData("50人次", "人次")]
    [InlineData("50项", "项")]
    [InlineData("50次", "次")]
    public void TellsTheCounterOfAnAward(string text, string counter)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.Awards);

        Assert.Equal((50L, counter), (reading.Value, reading.Detail));
    }

    private static void Exact(string text, long expected, string reason)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People);

        Assert.True(
            (QuantityOutcome.Value, expected, false) == (reading.Outcome, reading.Value, reading.Approximate),
            $"{reason}: {reading}"
        );
    }
}
