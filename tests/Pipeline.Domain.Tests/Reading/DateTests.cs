using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Dates as schools write them, and what is kept of them.</summary>
public sealed class DateTests
{
    [Theory]
    [InlineData("2026-3-15", "2026-03-15", "the template's form")]
    [InlineData("2026-03-15", "2026-03-15", "with zeros")]
    [InlineData("2026/3/15", "2026-03-15", "strokes")]
    [InlineData("2026.3.15", "2026-03-15", "stops")]
    [InlineData("2026．3．15", "2026-03-15", "full-width stops")]
    [InlineData("2026年3月15日", "2026-03-15", "Chinese")]
    [InlineData("２０２６年３月１５日", "2026-03-15", "full-width digits")]
    [InlineData("2026 年 3 月 15 日", "2026-03-15", "blanks within")]
    [InlineData("2026年3月15号", "2026-03-15", "号")]
    [InlineData("2026年3月15", "2026-03-15", "without 日")]
    [InlineData("2026、3、15", "2026-03-15", "enumeration commas")]
    [InlineData("\"20260315\"", "2026-03-15", "eight digits as text")]
    [InlineData("20260315", "2026-03-15", "eight digits as a number")]
    [InlineData("2026-3-15 08:30", "2026-03-15", "with a time")]
    [InlineData("2026/3/15 0:00:00", "2026-03-15", "with midnight")]
    [InlineData("2026-3-15\\n", "2026-03-15", "a line break behind")]
    [InlineData("d:2026-3-15", "2026-03-15", "a date cell")]
    [InlineData("46096", "2026-03-15", "a serial number whose format was lost")]
    [InlineData("\"46096\"", "2026-03-15", "a serial number as text")]
    [InlineData("2026年3月", "2026-03", "a month")]
    [InlineData("2026年3月份", "2026-03", "a month with 份")]
    [InlineData("2026-3", "2026-03", "a month with a dash")]
    [InlineData("\"2026.3\"", "2026-03", "a month with a stop")]
    [InlineData("2026.3", "2026-03", "a month that became a number")]
    [InlineData("202603", "2026-03", "six digits as a number")]
    [InlineData("\"202603\"", "2026-03", "six digits as text")]
    [InlineData("2026 3 15", "2026-03-15", "blanks between")]
    [InlineData("2026年3月15日(星期日)", "2026-03-15", "with its weekday")]
    [InlineData("2026年3月中旬", "2026-03", "a part of a month")]
    public void Accepts(string value, string kept, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"获奖!H4={value}").Judge();
        var row = judgement.Rows.Single(row => row.Form.Id == "awards" && row.Row == 4);

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal(kept, row.Texts[row.Form.Texts.Single(text => text.Id == "date").Index]);
    }

    [Theory]
    [InlineData("3月15日", "no year")]
    [InlineData("2026", "a year alone")]
    [InlineData("2026.1", "January or October")]
    [InlineData("2026-2-30", "no such day")]
    [InlineData("2026-13-1", "no such month")]
    [InlineData("2026年春", "a season")]
    [InlineData("1", "a number")]
    [InlineData("TRUE", "a boolean")]
    [InlineData("e:#N/A", "an error value")]
    [InlineData("2026年3月15日至16日", "two days")]
    public void Rejects(string value, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"获奖!H4={value}").Judge();

        Assert.True(judgement.Places() is ["R413 获奖!H4"], $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Theory]
    [InlineData("9999-12")]
    [InlineData("9999年12月31日")]
    public void ReachesTheEndOfTheCalendar(string value) =>
        Assert.Equal(["R412 获奖!H4"], new StandardWorkbook().Edit($"获奖!H4={value}").Judge().Places());
}
