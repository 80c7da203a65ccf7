using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Words at the head of a row, as clerks and published tables write them.</summary>
public sealed class RowLabelsTests
{
    [Theory]
    [InlineData("合  计", "blanks between")]
    [InlineData("总 计：", "a colon")]
    [InlineData("合计(人)", "a unit behind")]
    [InlineData("小学合计", "a stage before")]
    [InlineData("合计人数", "what is summed behind")]
    [InlineData("全校", "all of the school")]
    [InlineData("全校各年级", "all grades")]
    [InlineData("以上合计数", "what stands above")]
    [InlineData("各项目合计数", "all programmes")]
    [InlineData("学生总数", "总数")]
    [InlineData("营养改善计划 汇总", "a spreadsheet's own outline")]
    [InlineData("Total", "English")]
    [InlineData("计", "the shortest")]
    [InlineData("【合计】", "brackets around it")]
    [InlineData("合計", "as a traditional keyboard writes it")]
    [InlineData("∑", "a sign")]
    [InlineData("Σ合计", "a sign before the word")]
    [InlineData("全县", "all of the county")]
    [InlineData("校计", "the school's")]
    public void KnowsTotals(string text, string reason) => Assert.True(RowLabels.IsTotal(text, isOpenText: false, out _), reason);

    [Theory]
    [InlineData("会计", "a profession")]
    [InlineData("营养改善计划", "a programme that ends in a plan")]
    [InlineData("一年级", "a grade")]
    [InlineData("国家助学金", "a programme")]
    [InlineData("", "nothing")]
    public void KnowsWhatIsNoTotal(string text, string reason) => Assert.False(RowLabels.IsTotal(text, isOpenText: false, out _), reason);

    [Theory]
    [InlineData("全县中小学生会计技能大赛", false, "an award's name")]
    [InlineData("优秀论文汇总", false, "an award's name that ends like a total")]
    [InlineData("获奖总数", true, "the total of awards")]
    [InlineData("合计", true, "the bare word")]
    public void AsksMoreOfOpenText(string text, bool expected, string reason) =>
        Assert.True(expected == RowLabels.IsTotal(text, isOpenText: true, out _), reason);

    [Theory]
    [InlineData("小学合计", "小学")]
    [InlineData("小学计", "小学")]
    [InlineData("合计", "")]
    [InlineData("小学", "小学")]
    public void GivesWhatStandsBefore(string text, string before) => Assert.Equal(before, RowLabels.WithoutTotal(text));

    [Theory]
    [InlineData("上年同期", true)]
    [InlineData("去年", true)]
    [InlineData("比上年增减", true)]
    [InlineData("增长率(%)", true)]
    [InlineData("平均班额", true)]
    [InlineData("2020年同期", true)]
    [InlineData("计划数", true)]
    [InlineData("预算", true)]
    [InlineData("结余资金", true)]
    [InlineData("营养改善计划", false)]
    [InlineData("应急救助", false)]
    [InlineData("生均公用经费", false)]
    [InlineData("小学", false)]
    [InlineData("上级补助", false)]
    public void KnowsComparisons(string text, bool expected) => Assert.Equal(expected, RowLabels.IsComparison(text));

    [Theory]
    [InlineData("其中:女生", true)]
    [InlineData("其中女", true)]
    [InlineData("内：脱贫户", true)]
    [InlineData("含：女生", true)]
    [InlineData("含光小学", false)]
    [InlineData("内地班", false)]
    [InlineData("女生", false)]
    public void KnowsParts(string text, bool expected) => Assert.Equal(expected, RowLabels.IsPart(text));

    [Theory]
    [InlineData("示例", true)]
    [InlineData("例：小学", true)]
    [InlineData("示例,填报时请删除", true)]
    [InlineData("(示例)", true)]
    [InlineData("EXAMPLE", true)]
    [InlineData("比例", false)]
    [InlineData("案例大赛", false)]
    public void KnowsSamples(string text, bool expected) => Assert.Equal(expected, RowLabels.IsSample(text));

    [Theory]
    [InlineData("××年级", true)]
    [InlineData("X年级", true)]
    [InlineData("某某项目", true)]
    [InlineData("如：一年级", true)]
    [InlineData("×××", true)]
    [InlineData("×", false)]
    [InlineData("○", false)]
    [InlineData("××杯作文竞赛", false)]
    [InlineData("如皋助学金", false)]
    public void KnowsPlaceholders(string text, bool expected) => Assert.Equal(expected, RowLabels.IsPlaceholder(text));
}
