using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>A column beside the form's own that says of rows that they are another school's, or another period's.</summary>
public sealed class OtherColumnPlacesTests
{
    [Theory]
    [InlineData("补助资金!I3=学校名称 ; 补助资金!I4=测试小学 ; 补助资金!I5=河西小学", "S127 补助资金!I5", "another school")]
    [InlineData("补助资金!I3=填报单位 ; 补助资金!I4=河西小学 ; 补助资金!I5=河东小学", "S127 补助资金!I4", "the first that is another's")]
    [InlineData("补助资金!I3=学校 ; 补助资金!I4=测试小学 ; 补助资金!I5=测试小学", "", "the cover's school")]
    [InlineData("补助资金!I3=学校 ; 补助资金!I4=李村教学点 ; 补助资金!I5=测试小学", "", "a teaching point is no school of its own")]
    [InlineData("补助资金!I3=来源学校 ; 补助资金!I5=河西小学", "", "another column that holds schools")]
    [InlineData("补助资金!I3=年度 ; 补助资金!I4=2026 ; 补助资金!I5=2025", "S127 补助资金!I5", "another year")]
    [InlineData("补助资金!I3=年度 ; 补助资金!I4=2026 ; 补助资金!I5=2026", "", "the cover's year")]
    [InlineData("补助资金!I3=报告期 ; 补助资金!I5=2025-H2", "S127 补助资金!I5", "another period")]
    [InlineData("补助资金!I3=学期 ; 补助资金!I5=2026年春季", "", "the same half in other words")]
    [InlineData("补助资金!I3=时间 ; 补助资金!I4=上半年 ; 补助资金!I5=下半年", "S127 补助资金!I5", "the other half")]
    [InlineData("补助资金!I3=建档时间 ; 补助资金!I5=2019年", "", "another column that holds years")]
    [InlineData("封面!B5=2026 ; 补助资金!I3=时间 ; 补助资金!I4=上半年 ; 补助资金!I5=下半年", "", "both halves of the cover's year")]
    public void AreAskedAbout(string edits, string expected, string reason)
    {
        var places = new StandardWorkbook().Edit(edits).Judge().Places().Where(place => place.StartsWith("S127", StringComparison.Ordinal));

        Assert.True(string.Join("; ", places) == expected, $"{reason}: {string.Join("; ", places)}");
    }

    [Fact]
    public void AreSaid()
    {
        var finding = Assert.Single(
            new StandardWorkbook().Edit("补助资金!I3=学校 ; 补助资金!I5=河西小学").Judge().Findings,
            finding => finding.Code == "S127"
        );

        Assert.Equal("“学校”列写的是“河西小学”,封面的学校是“测试小学”,这一行暂时也计入了。", finding.Problem);
        Assert.Equal("不是本校本期的数,请删除;是的,请改正这一列,或在情况说明中说明。", finding.Remedy);
    }
}
