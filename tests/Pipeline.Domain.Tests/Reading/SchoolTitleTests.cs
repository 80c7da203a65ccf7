using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>A title or 填报单位 line that names another school than the cover.</summary>
public sealed class SchoolTitleTests
{
    [Theory]
    [InlineData("补助资金!A1=丹枫镇新桥实验小学2026年上半年补助资金情况统计表", "丹枫镇新桥实验小学")]
    [InlineData("补助资金!A1=2026年上半年河西小学补助资金情况统计表", "河西小学")]
    [InlineData("补助资金!A1=河西镇中心幼儿园补助资金情况统计表", "河西镇中心幼儿园")]
    [InlineData("补助资金!A2=填报单位:河西小学        单位:元", "河西小学")]
    [InlineData("补助资金!A2=学校名称:河西小学", "河西小学")]
    public void IsAskedAbout(string edit, string named)
    {
        var finding = Assert.Single(new StandardWorkbook().Edit(edit).Judge().Findings);

        Assert.Equal(("S140", $"表上方写的是“{named}”,封面的学校是“测试小学”。"), (finding.Code, finding.Problem));
    }

    [Theory]
    [InlineData("补助资金!A1=某县测试小学2026年上半年补助资金情况统计表", "with its county")]
    [InlineData("补助资金!A1=2026年上半年补助资金情况统计表", "no school")]
    [InlineData("补助资金!A1=某县小学2026年上半年补助资金情况统计表", "a kind of schools")]
    [InlineData("补助资金!A1=义务教育学校补助资金情况统计表", "a kind of schools by its duty")]
    [InlineData("补助资金!A1=某县教育局中小学补助资金情况统计表", "a bureau")]
    [InlineData("补助资金!A2=填报单位:测试小学(盖章)        单位:元", "the cover's")]
    [InlineData("补助资金!A2=填报单位(盖章):        单位:元", "left blank")]
    [InlineData("补助资金!A2=填报单位:测小        单位:元", "in short")]
    public void IsTheSame(string edit, string reason)
    {
        var places = new StandardWorkbook().Edit(edit).Judge().Places();

        Assert.True(places.Length == 0, $"{reason}: {string.Join("; ", places)}");
    }
}
