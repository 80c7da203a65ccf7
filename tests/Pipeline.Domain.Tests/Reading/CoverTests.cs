using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>The cover: label and value pairs, wherever and however they stand, and what is said against them.</summary>
public sealed class CoverTests
{
    [Theory]
    [InlineData("封面!B3=9501010001", "the code as a number")]
    [InlineData("封面!B3=\"９５０１０１０００１\"", "full-width digits")]
    [InlineData("封面!B3=\" 9501010001 \"", "blanks around")]
    [InlineData("封面!B3=\"9501 0100 01\"", "blanks within")]
    [InlineData("封面!B3=\"9501010001\\n\"", "a line break behind")]
    [InlineData("封面!B3=\"'9501010001\"", "an apostrophe")]
    [InlineData("封面!B3=\"9501010001.0\"", "a number kept as text")]
    [InlineData("封面!B3=\"9501-010001\"", "a dash between")]
    [InlineData(
        "封面!B3=9 ; 封面!C3=5 ; 封面!D3=0 ; 封面!E3=1 ; 封面!F3=0 ; 封面!G3=\"1\" ; 封面!H3=0 ; 封面!I3=０ ; 封面!J3=0 ; 封面!K3=1",
        "one digit a cell"
    )]
    [InlineData("封面!A3=学校标识码:", "a colon behind the label")]
    [InlineData("封面!A3=学 校 标 识 码", "blanks in the label")]
    [InlineData("封面!A3=学校(机构)标识码", "the ministry's name")]
    [InlineData("封面!A3=学校（机构）标识码", "the same, full-width")]
    [InlineData("封面!A3=学校标识码(10位)", "a hint in the label")]
    [InlineData("封面!A3=*学校标识码", "a star")]
    [InlineData("封面!A3=\"学校标识码:9501010001\" ; 封面!B3=~", "label and value in one cell")]
    [InlineData("封面!A3=\"学校标识码：9501010001\" ; 封面!B3=~", "with a full-width colon")]
    [InlineData("封面!C3=\"9501010001\" ; 封面!B3=~", "a column between")]
    [InlineData("封面!C3=请填10位数字", "a hint behind")]
    [InlineData("封面!A1=~", "no title")]
    [InlineData("封面!A4=学校名称: ; 封面!B4=\" 测试小学\"", "the name with blanks")]
    [InlineData("封面!A4=学校全称 ; 封面!B4=测试 小学", "the name with a blank within")]
    [InlineData("封面!A12=报告期 ; 封面!B12=2026年上半年", "the period twice, in other words")]
    [InlineData("封面!A12=学校名称", "a second label without a value")]
    [InlineData("封面!A9=~ ; 封面!A6=~ ; 封面!B6=~ ; 封面!A7=~ ; 封面!B7=~ ; 封面!A8=~ ; 封面!B8=~", "nothing but the three")]
    public void Accepts(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal(
            ("9501010001", "测试小学", "2026-H1"),
            (judgement.School.ToString(), judgement.SchoolName, judgement.Period.ToString())
        );
    }

    [Fact]
    public void AcceptsMergedLabelsAndPairsSideBySide()
    {
        var workbook = new StandardWorkbook();
        workbook
            .Cover.CutFrom(1)
            .Row(2, "学校标识码", null, "9501010001", null, "学校名称", "测试小学")
            .Row(4, null, null, "报告期", "2026年春季")
            .Merge("A2:B2", "C2:D2");

        Assert.Empty(workbook.Judge().Places());
    }

    [Theory]
    [InlineData("2026-H1", "2026-H1")]
    [InlineData("2026-H2", "2026-H2")]
    [InlineData("2026", "2026")]
    [InlineData("2026年", "2026")]
    [InlineData("2026年度", "2026")]
    [InlineData("2026年全年", "2026")]
    [InlineData("2026年上半年", "2026-H1")]
    [InlineData("2026上半年", "2026-H1")]
    [InlineData("2026年1-6月", "2026-H1")]
    [InlineData("2026年下半年", "2026-H2")]
    [InlineData("2026年春季", "2026-H1")]
    [InlineData("2026年秋季", "2026-H2")]
    [InlineData("２０２６年上半年", "2026-H1")]
    [InlineData(" 2026 年 上 半 年 ", "2026-H1")]
    [InlineData("2026年1—6月", "2026-H1")]
    [InlineData("2026年(上半年)", "2026-H1")]
    [InlineData("2026年\n下半年", "2026-H2")]
    public void ReadsPeriods(string text, string expected)
    {
        var workbook = new StandardWorkbook();
        workbook.Cover.Set("B5", text);
        workbook.Students.Row(1);
        workbook.Aid.Row(1);
        workbook.Awards.Row(1).CutFrom(4);

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal(expected, judgement.Period.ToString());
        Assert.Equal(expected, WorkbookIdentity.Read(workbook.Build()).Period.ToString());
    }

    [Theory]
    [InlineData("封面!B3=~", "C101 封面!B3", "封面上没有填学校标识码。", "请填写10位学校标识码。")]
    [InlineData("封面!A3=~ ; 封面!B3=~", "C101 封面", "封面上没有填学校标识码。", "请填写10位学校标识码。")]
    [InlineData("封面!B3=95010100", "C102 封面!B3", "学校标识码填的是“95010100”,应是10位数字。", "请核对后填写10位学校标识码。")]
    [InlineData("封面!B3=\"95010100011\"", "C102 封面!B3", "学校标识码填的是“95010100011”,应是10位数字。", "请核对后填写10位学校标识码。")]
    [InlineData("封面!B3=\"950101000A\"", "C102 封面!B3", "学校标识码填的是“950101000A”,应是10位数字。", "请核对后填写10位学校标识码。")]
    [InlineData(
        "封面!B3=\"9501010009\"",
        "C103 封面!B3",
        "名录里没有学校标识码9501010009。",
        "请核对学校标识码;确实无误的,请与教育局联系增补名录。"
    )]
    [InlineData("封面!B4=~", "C104 封面!B4", "封面上没有填学校名称。", "请填写学校全称。")]
    [InlineData(
        "封面!B4=试验小学",
        "C105 封面!B4",
        "封面上的学校名称是“试验小学”,名录中9501010001是“测试小学”。",
        "请核对学校标识码和学校名称。"
    )]
    [InlineData("封面!B5=~", "C106 封面!B5", "封面上没有填报告期。", "请填写报告期,如2026-H1(上半年)、2026-H2(下半年)、2026(全年)。")]
    [InlineData(
        "封面!B5=去年",
        "C107 封面!B5",
        "报告期填的是“去年”,看不懂是哪一期。",
        "请写成2026-H1(上半年)、2026-H2(下半年)或2026(全年)。"
    )]
    [InlineData(
        "封面!B5=2026-H3",
        "C107 封面!B5",
        "报告期填的是“2026-H3”,看不懂是哪一期。",
        "请写成2026-H1(上半年)、2026-H2(下半年)或2026(全年)。"
    )]
    [InlineData(
        "封面!B5=1999",
        "C107 封面!B5",
        "报告期填的是“1999”,看不懂是哪一期。",
        "请写成2026-H1(上半年)、2026-H2(下半年)或2026(全年)。"
    )]
    [InlineData(
        "封面!A12=学校标识码 ; 封面!B12=\"9501010002\"",
        "C111 封面!B12",
        "封面上的“学校标识码”填了两次:“9501010001”和“9501010002”。",
        "请只保留正确的一个。"
    )]
    public void Reports(string edits, string place, string problem, string remedy)
    {
        var finding = Assert.Single(new StandardWorkbook().Edit(edits).Judge().Findings);

        Assert.Equal(
            (place, problem, remedy),
            (
                finding.Cell is null ? $"{finding.Code} {finding.Sheet}" : $"{finding.Code} {finding.Sheet}!{finding.Cell}",
                finding.Problem,
                finding.Remedy
            )
        );
    }

    [Fact]
    public void ComparesWithTheUpload()
    {
        var judgement = new StandardWorkbook().Judge(
            expectedPeriod: Period.SecondHalfOf(2026),
            expectedSchool: SchoolCode.Parse("9501010002")
        );

        Assert.Equal(["C109 封面!B3", "C108 封面!B5"], judgement.Places());
        Assert.Equal("封面上的学校标识码是9501010001,上传位置的是9501010002。", judgement.Findings[0].Problem);
        Assert.Equal("封面上的报告期是2026年上半年(2026-H1),要上报的是2026年下半年(2026-H2)。", judgement.Findings[1].Problem);
    }

    [Fact]
    public void AsksAboutAClosedSchool()
    {
        var closed = new Roster(StandardWorkbook.Roster.Schools.Select(school => school with { IsOpen = false }));

        var finding = Assert.Single(new StandardWorkbook().Judge(roster: closed).Findings);

        Assert.Equal(("C110", "名录中测试小学(9501010001)的状态是撤销。"), (finding.Code, finding.Problem));
    }
}
