using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>What real offices do to a table, several things at once: the figures stay the same and nothing is wrong.</summary>
public sealed class MessyWorkbookTests
{
    private const string StudentFigures = "classes=1 boys=20 girls=22 total=42 boarders=10 leftBehind=5 migrant=2 hardship=3";

    [Theory]
    [InlineData(
        "学生人数!C4=1个 ; 学生人数!D4=20人 ; 学生人数!E4=二十二 ; 学生人数!F4=４２ ; 学生人数!G4=\" 10 \" ; 学生人数!H4=五 ; 学生人数!I4=\"2\\n\" ; 学生人数!J4=　3人",
        "text of every kind"
    )]
    [InlineData("学生人数!D4=19.999999999 ; 学生人数!F4=42.0000000001 ; 学生人数!C4=0.999999999", "binary noise")]
    [InlineData("学生人数!A4=　小学 ; 学生人数!A5=小学\\n ; 学生人数!B4=\"一 年 级\"", "blanks in the dimensions")]
    [InlineData(
        "学生人数!F4=f: ; 学生人数!F5=f: ; 学生人数!C6=f: ; 学生人数!D6=f: ; 学生人数!F6=f:",
        "formulas that were never calculated"
    )]
    [InlineData("学生人数!F4=f:42 ; 学生人数!F6=f:80", "formulas with their values")]
    [InlineData(
        "学生人数!A8=填表说明：如实填写 ; 学生人数!A9=填报人(签字)：  负责人(签字)：  (盖章)  年   月   日 ; 学生人数!AB2497=。 ; 学生人数!X180=\" \"",
        "notes and strays"
    )]
    [InlineData(
        "学生人数!A6=学段 ; 学生人数!B6=年级 ; 学生人数!C6=班级数 ; 学生人数!D6=男生 ; 学生人数!E6=女生 ; 学生人数!F6=合计 ; 学生人数!G6=其中:寄宿生 ; 学生人数!H6=留守儿童 ; "
            + "学生人数!I6=随迁子女 ; 学生人数!J6=家庭经济困难学生",
        "a repeated header"
    )]
    public void UnderstandsStudents(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Complaints().Length == 0, $"{reason}: {string.Join("; ", judgement.Complaints())}");
        Assert.Equal(StudentFigures, judgement.Figures("students", 4).Replace("*", "", StringComparison.Ordinal));
        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
    }

    [Theory]
    [InlineData("补助资金!A2=单位:人、万元 ; 补助资金!G4=4 ; 补助资金!G5=0.5 ; 补助资金!G6=4.5", "万元 in the line")]
    [InlineData(
        "补助资金!A2=~ ; 补助资金!G3=资助金额（万元） ; 补助资金!G4=４ ; 补助资金!G5=0.5万元 ; 补助资金!G6=4.5000000000000009",
        "万元 in the header and in a cell"
    )]
    [InlineData("补助资金!A2=~ ; 补助资金!G4=4万元 ; 补助资金!G5=5000元整 ; 补助资金!G6=¥45,000.00", "each cell its own")]
    [InlineData("补助资金!A2=~ ; 补助资金!G4=肆万元整 ; 补助资金!G6=4万5千", "written out")]
    [InlineData("补助资金!D4=八十 ; 补助资金!E4=160人次 ; 补助资金!D6=f: ; 补助资金!E6=~", "counters")]
    [InlineData("补助资金!D4=\"80\" ; 补助资金!G4=\"40,000\" ; 补助资金!G5=\"５，０００\"", "numbers as text")]
    [InlineData("补助资金!F4=— ; 补助资金!F5=无 ; 补助资金!F6=/", "zeros of every kind")]
    [InlineData("补助资金!C4=中央财政 ; 补助资金!C5=自治区 ; 补助资金!A4=\"小 学\"", "other words")]
    [InlineData("补助资金!A6=~ ; 补助资金!B6=总  计：", "a total in the second column")]
    [InlineData("补助资金!I3=序号 ; 补助资金!I4=12 ; 补助资金!J3=建档情况 ; 补助资金!J4=已备 ; 补助资金!J6=合计", "unknown columns")]
    public void UnderstandsAid(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Complaints().Length == 0, $"{reason}: {string.Join("; ", judgement.Complaints())}");
        Assert.Equal(
            "people=80 times=160 amount=4000000",
            judgement.Figures("aid", 4).Replace("allocated=0 ", "", StringComparison.Ordinal)
        );
        Assert.Equal(
            "people=10 times=*10 amount=500000",
            judgement.Figures("aid", 5).Replace("allocated=0 ", "", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("学生人数!C4=约1个", "Q216 学生人数!C4")]
    [InlineData("学生人数!F4=42左右", "Q216 学生人数!F4")]
    [InlineData("学生人数!G4=近10人", "Q216 学生人数!G4")]
    [InlineData("补助资金!D4=80余人 ; 补助资金!D6=90", "Q216 补助资金!D4")]
    [InlineData("补助资金!E4=近160人次", "Q216 补助资金!E4")]
    [InlineData("补助资金!F4=约3000", "Q216 补助资金!F4")]
    [InlineData("补助资金!G4=40000多 ; 补助资金!G6=45000", "Q216 补助资金!G4")]
    [InlineData("获奖!F4=2项以上", "Q216 获奖!F4")]
    public void MarksApproximations(string edits, string expected) =>
        Assert.Equal([expected], new StandardWorkbook().With(workbook => workbook.Aid.Set("F6", null)).Edit(edits).Judge().Places());

    [Theory]
    [InlineData("学生人数!C4=1.5", "Q206 学生人数!C4")]
    [InlineData("学生人数!J4=-5", "Q205 学生人数!J4")]
    [InlineData("学生人数!I4=TRUE", "Q213 学生人数!I4")]
    [InlineData("学生人数!H4=d:2026-3-5", "Q214 学生人数!H4")]
    [InlineData("学生人数!H4=2026-03-05", "Q214 学生人数!H4")]
    [InlineData("学生人数!G4=e:#REF!", "Q212 学生人数!G4")]
    [InlineData("学生人数!G4=#N/A", "Q212 学生人数!G4")]
    [InlineData("补助资金!D4=4、5人", "Q201 补助资金!D4")]
    [InlineData("补助资金!D4=十几人", "Q202 补助资金!D4")]
    [InlineData("补助资金!G4=35-40万", "Q201 补助资金!G4")]
    [InlineData("补助资金!G4=1.2345元", "Q207 补助资金!G4")]
    [InlineData("补助资金!D4=1e3人", "Q208 补助资金!D4")]
    [InlineData("补助资金!G4=3,51", "Q209 补助资金!G4")]
    [InlineData("补助资金!D4=见附件", "Q210 补助资金!D4")]
    [InlineData("获奖!F4=99999999999999", "Q211 获奖!F4")]
    [InlineData("获奖!F4=f:", "Q215 获奖!F4")]
    [InlineData("补助资金!D4=x:80", "Q218 补助资金!D4")]
    public void PointsAtFaults(string edits, string expected) =>
        Assert.Equal(
            [expected],
            new StandardWorkbook()
                .With(workbook =>
                {
                    workbook.Students.Row(6);
                    workbook.Aid.Row(6);
                })
                .Edit(edits)
                .Judge()
                .Places()
        );

    [Fact]
    public void UnderstandsAMergedStageOverItsGradesAndSubtotal()
    {
        var workbook = new StandardWorkbook();
        workbook
            .Students.CutFrom(4)
            .Row(4, "小学", "一年级", 1, 20, 22, 42)
            .Row(5, null, "二年级", 1, 18, 20, 38)
            .Row(6, null, "小计", 2, 38, 42, 80)
            .Row(7, "初中", "七年级", 1, 10, 10, 20)
            .Row(8, null, "小计", 1, 10, 10, 20)
            .Row(9, "合计", null, 3, 48, 52, 100)
            .Merge("A4:A6", "A7:A8", "A9:B9");

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal([4, 5, 7], judgement.RowsOf("students"));
        Assert.Equal("小学/二年级", judgement.Dimensions("students", 5));
    }

    [Fact]
    public void RepeatsMergedDimensionsAndTextsButNoFigures()
    {
        var workbook = new StandardWorkbook().Edit(
            "补助资金!A5=~ ; 补助资金!B5=~ ; 补助资金!D5=~ ; 补助资金!D6=80 ; 补助资金!E6=160 ; 获奖!A5=~ ; 获奖!H5=~"
        );
        workbook.Aid.Merge("A4:A5", "B4:B5", "D4:D5");
        workbook.Awards.Merge("A4:A5", "H4:H5");

        var judgement = workbook.Judge();

        Assert.Equal(["R408 补助资金!D5"], judgement.Places());
        Assert.Equal("小学/营养改善计划/省级", judgement.Dimensions("aid", 5));
        Assert.Equal(
            "数学竞赛/市教育局/2026-03-15/",
            string.Join('/', judgement.Rows.Single(row => row.Form.Id == "awards" && row.Row == 5).Texts)
        );
    }
}
