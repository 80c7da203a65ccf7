using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Tests.Periods;

/// <summary>Reporting periods: their exact form, their days, their neighbours; and how schools write them.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("2019")]
    [InlineData("2019-H1")]
    [InlineData("2019-H2")]
    [InlineData("2000")]
    [InlineData("2099-H2")]
    public void RoundTrips(string text) => Assert.Equal(text, Period.Parse(text).ToString());

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("1999", "before the first year")]
    [InlineData("2100", "behind the last year")]
    [InlineData("2019-H3", "no third half")]
    [InlineData("2019-h1", "a small letter: the exact form alone")]
    [InlineData("2019 ", "a blank")]
    [InlineData("2019年", "how schools write it")]
    [InlineData("+019", "a sign")]
    [InlineData("２０１９", "full-width digits")]
    public void Rejects(string text, string reason)
    {
        Assert.False(Period.TryParse(text, out _), reason);
        Assert.Equal(
            $"'{text}' is no period such as 2019, 2019-H1 or 2019-H2.",
            Assert.Throws<FormatException>(() => Period.Parse(text)).Message
        );
    }

    [Theory]
    [InlineData("2019", "2019-01-01", "2019-12-31", "2018", "2018", "2019年")]
    [InlineData("2019-H1", "2019-01-01", "2019-06-30", "2018-H1", "2018-H2", "2019年上半年")]
    [InlineData("2019-H2", "2019-07-01", "2019-12-31", "2018-H2", "2019-H1", "2019年下半年")]
    public void KnowsItsDaysAndNeighbours(string text, string first, string last, string yearEarlier, string before, string chinese)
    {
        var period = Period.Parse(text);

        Assert.Equal((first, last), (period.FirstDay.ToString("yyyy-MM-dd", null), period.LastDay.ToString("yyyy-MM-dd", null)));
        Assert.Equal((yearEarlier, before, chinese), (period.YearEarlier.ToString(), period.Before.ToString(), period.ChineseName));
        Assert.True(period.Contains(period.FirstDay) && period.Contains(period.LastDay));
        Assert.False(period.Contains(period.FirstDay.AddDays(-1)) || period.Contains(period.LastDay.AddDays(1)));
    }

    [Theory]
    [InlineData("2019年1-12月", "2019")]
    [InlineData("二〇一九年上半年", "2019-H1")]
    [InlineData("二○一九年", "2019")]
    [InlineData("2019年上半年(1-6月)", "2019-H1")]
    [InlineData("2019年(1-12月)", "2019")]
    [InlineData("2019年度上半年", "2019-H1")]
    [InlineData("2019年1月-6月", "2019-H1")]
    [InlineData("2019年1月至6月", "2019-H1")]
    [InlineData("2019年1～6月", "2019-H1")]
    [InlineData("2019H1", "2019-H1")]
    [InlineData("2019-h2", "2019-H2")]
    [InlineData("2019年7—12月", "2019-H2")]
    [InlineData("2019年秋季学期", "2019-H2")]
    [InlineData("2019春季", "2019-H1")]
    [InlineData("2019年(下半年)", "2019-H2")]
    [InlineData("2019年（下半年）", "2019-H2")]
    public void AcceptsWhatSchoolsWrite(string text, string expected)
    {
        Assert.True(PeriodText.TryRead(text, out var period), text);
        Assert.Equal(expected, period.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("上半年")]
    [InlineData("19年")]
    [InlineData("2019年3月")]
    [InlineData("2019-2020学年")]
    [InlineData("2019年第三季度")]
    [InlineData("20191")]
    [InlineData("报告期2019年")]
    [InlineData("2019年上半年和下半年")]
    [InlineData("1949年")]
    public void RejectsOtherText(string? text) => Assert.False(PeriodText.TryRead(text, out _), text);

    [Fact]
    public void FindsAllWithinAText() =>
        Assert.Equal(
            ["2019-H1", "2018"],
            PeriodText.FindAll("某小学2019年上半年与2018年度对比表(2017年版,2019年7月3日)").Select(period => period.ToString())
        );

    [Fact]
    public void RefusesYearsOutOfReach()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(1999));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.FirstHalfOf(2100));
    }

    [Fact]
    public void SortsTheYearBeforeItsHalves() =>
        Assert.Equal(
            ["2018-H2", "2019", "2019-H1", "2019-H2"],
            new[] { "2019-H2", "2019", "2018-H2", "2019-H1" }.Select(text => Period.Parse(text)).Order().Select(period => period.ToString())
        );
}
