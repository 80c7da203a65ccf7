using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Where a careful reader looks for a unit, and what becomes of two that contradict each other.</summary>
public sealed class UnitPlaceTests
{
    private const string InTenThousands = "补助资金!A2=~ ; 补助资金!G4=4 ; 补助资金!G5=0.5 ; 补助资金!G6=4.5";

    [Theory]
    [InlineData("补助资金!A2=单位 万元", "without a colon")]
    [InlineData("补助资金!A2=单位为万元", "为")]
    [InlineData("补助资金!A2=以万元为单位", "以…为单位")]
    [InlineData("补助资金!A2=(金额以万元计)", "以…计")]
    [InlineData("补助资金!A2=金额:万元", "金额")]
    [InlineData("补助资金!A2=金额单位万元", "金额单位")]
    [InlineData("补助资金!D2=单位 ; 补助资金!E2=万元", "two cells")]
    [InlineData("补助资金!D2=金额单位: ; 补助资金!F2=(万元)", "two cells, one between")]
    [InlineData("补助资金!A7=单位:万元", "below the table")]
    [InlineData("补助资金!A8=注:1.本表单位:万元。", "in a note below")]
    [InlineData("补助资金!G3=补助金额 万元", "the header without brackets")]
    [InlineData("补助资金!G3=补助金额\\n万元", "on a line of its own")]
    [InlineData("封面!A10=金额单位 ; 封面!B10=万元", "on the cover")]
    [InlineData("封面!A10=金额单位:万元", "on the cover in one cell")]
    public void IsRead(string edit, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"{InTenThousands} ; {edit}").Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
    }

    [Fact]
    public void IsReadInACommentAndOnThePage()
    {
        var comment = new StandardWorkbook().Edit(InTenThousands).With(workbook => workbook.Aid.Note("G3", "填报员:\n单位:万元")).Judge();
        var page = new StandardWorkbook().Edit(InTenThousands).With(workbook => workbook.Aid.PageText("单位:万元")).Judge();

        Assert.Empty(comment.Places());
        Assert.Equal("people=80 times=160 amount=4000000", comment.Figures("aid", 4));
        Assert.Empty(page.Places());
        Assert.Equal("people=80 times=160 amount=4000000", page.Figures("aid", 4));
    }

    [Theory]
    [InlineData("补助资金!G2=单位:万元", "U501 补助资金!G2", "表上方A2写的单位是元,表上方G2写的是万元,单位互相矛盾。")]
    [InlineData("补助资金!G3=补助金额(万元)", "U501 补助资金!G3", "表上方A2写的单位是元,“补助金额”的列名写的是万元,单位互相矛盾。")]
    [InlineData("封面!A10=金额单位:万元", "U501 补助资金!A2", "表上方A2写的单位是元,封面A10写的是万元,单位互相矛盾。")]
    [InlineData("补助资金!A2=单位:元/万元", "U503 补助资金!A2", "表上方A2写了两个单位:元和万元,不知道金额以哪一个为准。")]
    [InlineData("补助资金!G3=补助金额(元/万元)", "U503 补助资金!G3", "“补助金额”的列名写了两个单位:元和万元,不知道以哪一个为准。")]
    [InlineData("补助资金!G3=补助金额(元/人)", "U502 补助资金!G3", "“补助金额”的单位写的是“元/人”,是每人的标准,不是金额的总数。")]
    [InlineData("补助资金!G3=补助金额(元/生·年)", "U502 补助资金!G3", "“补助金额”的单位写的是“元/生·年”,是每人的标准,不是金额的总数。")]
    [InlineData("补助资金!G3=补助金额:元/生", "U502 补助资金!G3", "“补助金额”的单位写的是“元/生”,是每人的标准,不是金额的总数。")]
    [InlineData("补助资金!D3=受助人数(人次)", "S114 补助资金!D3", "“受助人数”的单位应是人,列名写的是“受助人数(人次)”。")]
    [InlineData("补助资金!E3=受助人次(人)", "S114 补助资金!E3", "“受助人次”的单位应是人次,列名写的是“受助人次(人)”。")]
    [InlineData("学生人数!C3=班级数(人)", "S114 学生人数!C3", "“班级数”的单位应是个,列名写的是“班级数(人)”。")]
    [InlineData("补助资金!H4=金额单位万元", "U505 补助资金!H4", "“备注”写的单位是万元,“补助金额”是按元读取的。")]
    public void IsFoundFault(string edit, string place, string problem)
    {
        var judgement = new StandardWorkbook().Edit(edit).Judge();

        Assert.Equal(place, string.Join("; ", judgement.Places().Where(found => !found.StartsWith("R410", StringComparison.Ordinal))));
        Assert.Equal(problem, judgement.Findings.First(finding => finding.Code == place[..4]).Problem);
    }

    [Theory]
    [InlineData("补助资金!A2=单位:人、万元")]
    [InlineData("补助资金!A2=单位:万元/人")]
    [InlineData("补助资金!A1=测试小学补助资金统计表(每学期填报)")]
    [InlineData("补助资金!A8=注:补助标准为每生每天4元。")]
    [InlineData("补助资金!H4=其中中央3万元")]
    [InlineData("获奖!F3=数量(人次、项)")]
    [InlineData("学生人数!C3=班级数(班)")]
    public void IsNoFault(string edit) =>
        Assert.DoesNotContain(
            new StandardWorkbook().Edit(edit).Judge().Places(),
            place => place[0] is 'U' || place.StartsWith("S114", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("4", "0.5", "U504 补助资金!F3", "the same order")]
    [InlineData("39", "4.9", "U504 补助资金!F3", "just below ten times")]
    [InlineData("40000", "5000", "", "元 beside 万元")]
    public void IsMissedInOneColumn(string allocated, string second, string expected, string reason)
    {
        var places = new StandardWorkbook()
            .Edit($"{InTenThousands} ; 补助资金!G3=补助金额(万元) ; 补助资金!F4={allocated} ; 补助资金!F5={second}")
            .Judge()
            .Places()
            .Where(place => place[0] == 'U');

        Assert.True(expected == string.Join("; ", places), $"{reason}: {string.Join("; ", places)}");
    }
}
