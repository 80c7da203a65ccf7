using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>What is refused under a count of people, by which fault, and why.</summary>
public sealed class CountRejectsTests
{
    [Theory]
    [InlineData("4、5人", "two figures")]
    [InlineData("４､５", "two figures, half-width ideographic comma")]
    [InlineData("30-40人", "hyphen")]
    [InlineData("35~40", "tilde")]
    [InlineData("35～40", "full-width tilde")]
    [InlineData("35—40", "dash")]
    [InlineData("35至40", "至")]
    [InlineData("35到40人", "到")]
    [InlineData("30人-40人", "the counter on both sides")]
    [InlineData("从30到40", "从 in front")]
    [InlineData("2或3", "或")]
    [InlineData("约30-约40", "approximations on both sides")]
    [InlineData("三五十人", "two digits before 十")]
    [InlineData("三四百", "two digits before 百")]
    [InlineData("七八人", "two digits before a counter")]
    [InlineData("二十七八", "two digits at the end")]
    [InlineData("三五", "two digits alone")]
    [InlineData("三至五人", "Chinese with 至")]
    [InlineData("3-几", "an open end", QuantityFault.Vague)]
    [InlineData("5000-12", "5000 is no year of a report")]
    [InlineData("2019-13", "13 is no month")]
    [InlineData("2019-2020", "years are no date with two parts")]
    public void RejectsRanges(string text, string reason, QuantityFault fault = QuantityFault.Range) => Fails(text, fault, reason);

    [Theory]
    [InlineData("几十人", "几 in front")]
    [InlineData("十几人", "几 behind")]
    [InlineData("几", "几 alone")]
    [InlineData("数百", "数 before a size")]
    [InlineData("若干", "若干")]
    [InlineData("一些", "一些 is no one")]
    [InlineData("许多人", "许多")]
    [InlineData("大部分", "大部分")]
    [InlineData("待统计", "not known yet")]
    [InlineData("不详", "not known")]
    [InlineData("多名", "多 without a figure")]
    public void RejectsVagueAmounts(string text, string reason) => Fails(text, QuantityFault.Vague, reason);

    [Theory]
    [InlineData("3,51", "two digits in a group")]
    [InlineData("12,3456", "four digits in a group")]
    [InlineData("1234,567", "four digits in the first group")]
    [InlineData("1,234,56", "a short last group")]
    [InlineData("1,,234", "an empty group")]
    [InlineData("3512,", "a comma at the end")]
    [InlineData("0,512", "a zero in front, as in a decimal comma")]
    [InlineData("1,234 567", "two kinds of separator")]
    [InlineData("3 51", "a space that groups nothing")]
    [InlineData("3, 512", "a comma and a space")]
    [InlineData("3\n512", "two lines are two figures")]
    [InlineData("1.234,56", "a comma behind decimals")]
    [InlineData("3，51人", "full-width comma, with a counter")]
    public void RejectsGrouping(string text, string reason) => Fails(text, QuantityFault.BadGrouping, reason);

    [Theory]
    [InlineData("3512份", "份", "copies")]
    [InlineData("50人次", "人次", "person-times under people")]
    [InlineData("12个班", "个班", "classes under people")]
    [InlineData("五兆", "兆", "兆 is 10^6 or 10^12, and no numeral here")]
    [InlineData("50多台", "台", "the approximation is no part of the counter")]
    public void RejectsOtherCounters(string text, string detail, string reason) => Fails(text, QuantityFault.WrongCounter, reason, detail);

    [Theory]
    [InlineData("273.9万元", "万元", "money")]
    [InlineData("50元", "元", "元")]
    [InlineData("¥50", "元", "a currency sign")]
    [InlineData("50美元", "美元", "another currency")]
    [InlineData("50分", "分", "分")]
    public void RejectsMoney(string text, string detail, string reason) => Fails(text, QuantityFault.UnitContradiction, reason, detail);

    [Theory]
    [InlineData("-5", "minus")]
    [InlineData("－5", "full-width minus")]
    [InlineData("−5", "the minus sign proper")]
    [InlineData("负五人", "负")]
    [InlineData("约-5", "minus behind 约")]
    public void RejectsNegatives(string text, string reason) => Fails(text, QuantityFault.Negative, reason);

    [Theory]
    [InlineData("3.5", "half a person")]
    [InlineData("3.5人", "half a person, with the counter")]
    [InlineData("3.512", "a point used for grouping")]
    [InlineData("1.33589万", "a fraction behind 万")]
    [InlineData("三点五人", "Chinese decimals")]
    [InlineData("31.9999", "too far for binary noise")]
    public void RejectsFractions(string text, string reason) => Fails(text, QuantityFault.Fraction, reason);

    [Theory]
    [InlineData("1e3人", "the contract's own")]
    [InlineData("1.2E+06", "as a spreadsheet shows a large number")]
    [InlineData("1E-5", "a negative exponent")]
    [InlineData("１Ｅ３", "full-width")]
    public void RejectsScientific(string text, string reason) => Fails(text, QuantityFault.Scientific, reason);

    [Theory]
    [InlineData("1000000000001", "one over the bound")]
    [InlineData("99999999999999999999", "more digits than a long holds")]
    [InlineData("9999999万亿", "a size beyond all bounds")]
    [InlineData("999999999999999999千万亿", "the largest coefficient at the largest size")]
    public void RejectsTooLarge(string text, string reason) => Fails(text, QuantityFault.TooLarge, reason);

    [Theory]
    [InlineData("#REF!", QuantityFault.ErrorValue)]
    [InlineData("#N/A", QuantityFault.ErrorValue)]
    [InlineData("#DIV/0!", QuantityFault.ErrorValue)]
    [InlineData("#value!", QuantityFault.ErrorValue)]
    [InlineData("######", QuantityFault.ErrorValue)]
    [InlineData("TRUE", QuantityFault.Boolean)]
    [InlineData("False", QuantityFault.Boolean)]
    [InlineData("是", QuantityFault.Boolean)]
    [InlineData("2019-03-01", QuantityFault.Date)]
    [InlineData("2019/3/1", QuantityFault.Date)]
    [InlineData("2019.3.1", QuantityFault.Date)]
    [InlineData("2019-03", QuantityFault.Date)]
    [InlineData("2019-03-01 00:00:00", QuantityFault.Date)]
    [InlineData("2019-03-01T08:00", QuantityFault.Date)]
    [InlineData("3/1/2019", QuantityFault.Date)]
    [InlineData("2019年3月1日", QuantityFault.Date)]
    [InlineData("２０１９年３月", QuantityFault.Date)]
    [InlineData("二〇一九年三月一日", QuantityFault.Date)]
    [InlineData("3月1日", QuantityFault.Date)]
    [InlineData("2019年", QuantityFault.Date)]
    [InlineData("12:30", QuantityFault.Time)]
    [InlineData("8:05:00", QuantityFault.Time)]
    [InlineData("1-Mar-19", QuantityFault.Date)]
    [InlineData("Mar-19", QuantityFault.Date)]
    public void RejectsLookAlikes(string text, QuantityFault fault) => Fails(text, fault, text);

    [Theory]
    [InlineData("三百五万", "an ellipsis before 万")]
    [InlineData("百百", "a size twice")]
    [InlineData("三千万千", "sizes that do not fall")]
    [InlineData("万千", "sizes without a figure")]
    [InlineData("三百四千", "a rising unit")]
    [InlineData("一百零", "零 with nothing behind")]
    [InlineData("一百零零五", "零 twice")]
    [InlineData("一千零五百", "零 over no gap")]
    [InlineData("二十零五", "零 over no gap in the tens")]
    [InlineData("两十", "两 does not count tens")]
    [InlineData("一万两", "两 ends no numeral")]
    [InlineData("一二三", "digit by digit")]
    [InlineData("二〇一九", "a year digit by digit")]
    [InlineData("一亿五千", "in speech 1.5 亿, by the letter 100,005,000")]
    [InlineData("45.5万8700", "a decimal before more figures")]
    [InlineData("2万3.5", "a decimal where a place is left out")]
    [InlineData("百人", "a bare size that nothing calls approximate")]
    [InlineData("万人", "a unit without a figure")]
    [InlineData("人", "a counter alone")]
    [InlineData("3点5", "a time, or a decimal")]
    [InlineData("12.345.678", "two points")]
    [InlineData("3+5", "a sum")]
    [InlineData("+5", "a change")]
    [InlineData("=3+5", "a formula as text")]
    [InlineData("50%", "a percentage")]
    [InlineData("1/2", "a fraction")]
    [InlineData("3512?", "a question")]
    [InlineData("3512k", "a foreign size")]
    [InlineData("5w", "slang for 万")]
    [InlineData("1O0", "the letter O")]
    [InlineData("①", "a circled digit")]
    [InlineData("٣", "a digit of another script")]
    [InlineData("×", "a cross")]
    [InlineData("○", "a circle: zero, or a tick")]
    [InlineData("N/A", "not applicable is not zero")]
    [InlineData("3512(含随迁子女20人)", "a remark with a second figure")]
    [InlineData("男30女40", "two figures")]
    [InlineData("详见附件", "a sentence")]
    [InlineData("(5)", "brackets as accountants write a minus")]
    public void RejectsNonsense(string text, string reason) => Fails(text, QuantityFault.Malformed, reason);

    [Theory]
    [InlineData("2万35", "23,500 or 20,035")]
    [InlineData("45万870", "three places behind 万: 450,870 or 458,700")]
    [InlineData("3千50", "two places behind 千")]
    [InlineData("约45万870", "an approximation of either")]
    public void RejectsPlacesLeftOpen(string text, string reason) => Fails(text, QuantityFault.Loose, reason);

    [Fact]
    public void RejectsALongTextWithoutReadingIt()
    {
        const int LongestRead = 200;
        var text = new string('9', LongestRead + 1);

        Assert.Equal(QuantityFault.Malformed, QuantityReader.ReadText(text, QuantitySpec.People).Fault);
    }

    private static void Fails(string text, QuantityFault fault, string reason, string? detail = null)
    {
        var reading = QuantityReader.ReadText(text, QuantitySpec.People);

        Assert.True((QuantityOutcome.Fault, fault) == (reading.Outcome, reading.Fault), $"{reason}: {reading}");
        Assert.Equal(0, reading.Value);
        if (detail is not null)
        {
            Assert.Equal(detail, reading.Detail);
        }
    }
}
