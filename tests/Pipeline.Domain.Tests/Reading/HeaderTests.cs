using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Where the header stands and which column is which.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData(1, "nothing above")]
    [InlineData(2, "one row above")]
    [InlineData(40, "the last row that is looked at")]
    public void FindsTheHeaderInRow(int row, string reason)
    {
        var workbook = new StandardWorkbook();
        workbook.Students.Row(1).Row(2);
        for (var above = 1; above < row; above++)
        {
            workbook.Students.PushDown(above + 2, 1).Set(above, 1, "某县教育局");
        }
        workbook.Students.PushDown(1, 10);

        Assert.True(workbook.Judge().RowsOf("students").Length == 2, reason);
    }

    [Fact]
    public void TakesAHeaderOfTwoRows()
    {
        var workbook = new StandardWorkbook();
        workbook
            .Students.PushDown(4, 1)
            .Row(3, "学段", "年级", "班级数", "在校学生", null, null, "其中")
            .Row(4, null, null, null, "男(人)", "女（人）", "小计", "寄宿生", "留守儿童", "随迁子女", "贫困生")
            .Merge("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:J3", "A5:A6")
            .Set("A6", null);
        workbook
            .Aid.PushDown(4, 1)
            .Row(3, "学段", "资助项目", "资金来源", "受助学生", null, "资金(元)", null, "备注")
            .Row(4, null, null, null, "受助人数", "人次", "下达资金", "补助金额")
            .Merge("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "H3:H4");

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal("students 5,6 aid 5,6 awards 4,5", judgement.DataRows());
        Assert.Equal("小学/二年级", judgement.Dimensions("students", 6));
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 5));
    }

    [Fact]
    public void TakesAHeaderWhoseSecondRowHoldsTheUnits()
    {
        var workbook = new StandardWorkbook().Edit("补助资金!A2=~ ; 补助资金!G4=4 ; 补助资金!G5=0.5 ; 补助资金!G6=4.5");
        workbook.Aid.PushDown(4, 1).Row(4, null, null, null, "(人)", "(人次)", "(万元)", "(万元)");

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Complaints());
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 5));
    }

    [Theory]
    [InlineData("甲|乙|1|2|3|4=2+3|5|6|7|8", "numbers and a formula")]
    [InlineData("A|B|C|D|E|F=D+E|G|H|I|J", "letters")]
    [InlineData("||①|②|③|④=②+③|⑤|⑥|⑦|⑧", "numbers in circles")]
    [InlineData("(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)", "numbers in brackets")]
    [InlineData("-|-|个|人|人|人|人|人|人|人", "units, and dashes where there is none")]
    [InlineData("(必填)|(必填)|(选填)|(整数)|(整数)|(自动计算)|(整数)|(整数)|(整数)|(整数)", "hints")]
    public void PassesOverARowBelowTheHeaderThatNumbersItsColumns(string row, string reason)
    {
        var workbook = new StandardWorkbook();
        workbook.Students.PushDown(4, 1).Row(4, [.. row.Split('|').Select(text => text.Length == 0 ? null : text)]);

        var judgement = workbook.Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal([5, 6], judgement.RowsOf("students"));
    }

    [Fact]
    public void TakesTheColumnsInAnyOrder()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.Reorder(3, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        workbook.Aid.Reorder(3, 7, 3, 1, 8, 6, 2, 5, 4);
        workbook.Awards.Reorder(3, 9, 6, 8, 2, 7, 3, 5, 4, 1);

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal("classes=1 boys=20 girls=22 total=42 boarders=10 leftBehind=5 migrant=2 hardship=3", judgement.Figures("students", 4));
        Assert.Equal("县级/一等奖/个人/学生", judgement.Dimensions("awards", 4));
    }

    [Theory]
    [InlineData(
        "补助资金!I3=序列备查 ; 补助资金!I4=12 ; 补助资金!I5=甲类",
        "S107 补助资金!I3; S115 补助资金!I4",
        "an unknown column that holds a number"
    )]
    [InlineData("学生人数!K3=小计 ; 学生人数!K4=42", "S108 学生人数!K3", "another name of a measure that is there by its own")]
    [InlineData("学生人数!K3=小计", "S107 学生人数!K3", "the same, with nothing in it")]
    [InlineData("补助资金!I3=建档情况 ; 补助资金!I4=已建档", "S107 补助资金!I3", "an unknown column of words")]
    [InlineData("补助资金!I3=上年同期补助金额 ; 补助资金!I4=300", "S125 补助资金!I3", "last year's figures")]
    [InlineData("补助资金!I3=序号 ; 补助资金!I4=7 ; 补助资金!I5=9", "S107 补助资金!I3", "serial numbers are named by their header")]
    [InlineData("学生人数!K3=合计 ; 学生人数!K4=42", "S108 学生人数!K3", "the same name twice")]
    [InlineData("补助资金!D3=人数 ; 补助资金!I3=资助人数 ; 补助资金!I4=80", "S108 补助资金!I3", "two other names of one column")]
    [InlineData("补助资金!I3=校舍投入(万元) ; 补助资金!I4=12", "S107 补助资金!I3; S115 补助资金!I4", "an unknown column's unit is its own")]
    [InlineData("补助资金!I3=其他资金(单位:万元) ; 补助资金!I4=12", "S107 补助资金!I3; S115 补助资金!I4", "however it is written")]
    [InlineData("获奖!J3=姓名 ; 获奖!J4=张三 ; 获奖!J5=李四", "S109 获奖!J3", "names")]
    [InlineData("获奖!J3=学生姓名 ; 获奖!J4=张三", "S109 获奖!J3", "pupils' names")]
    [InlineData("获奖!J3=身份证号 ; 获奖!J4=450122201001011234", "S109 获奖!J3", "identity numbers")]
    [InlineData("获奖!J3=身份证号码 ; 获奖!J4=450122201001011234", "S109 获奖!J3", "identity numbers")]
    [InlineData("获奖!J3=获奖学生 ; 获奖!J4=张三", "S109 获奖!J3", "pupils under another name")]
    [InlineData("获奖!J3=获奖名单 ; 获奖!J4=张三、李四", "S109 获奖!J3", "a list of names")]
    [InlineData("获奖!J3=姓  名 ; 获奖!J4=张三", "S109 获奖!J3", "spaces")]
    public void TellsOfOtherColumns(string edits, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.DoesNotContain(
            "张三",
            string.Join(' ', judgement.Findings)
                + string.Join(' ', judgement.Rows.Select(row => string.Join(' ', row.Texts) + string.Join(' ', row.Dimensions))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("等级", "县级", "市级", "县级/一等奖", "等级 with levels is 级别")]
    [InlineData("等级", "区级", "市级", "县级/一等奖", "a doubtful level is one")]
    public void TakesGradesByTheirValues(string label, string first, string second, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"获奖!B3={label} ; 获奖!B4={first} ; 获奖!B5={second}").Judge();

        Assert.True(judgement.Dimensions("awards", 4).StartsWith(expected, StringComparison.Ordinal), reason);
    }

    [Fact]
    public void TakesGradesOfRanksAsRanks()
    {
        var judgement = new StandardWorkbook().Edit("获奖!C3=等级").Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal("县级/一等奖/个人/学生", judgement.Dimensions("awards", 4));
    }

    [Theory]
    [InlineData("测试小学2026年上半年补助资金情况统计表", "", "the same period")]
    [InlineData("测试小学2026年春季补助资金情况统计表", "", "in other words")]
    [InlineData("2026年补助资金", "", "the year that it belongs to")]
    [InlineData("测试小学2025年上半年补助资金情况统计表", "S110 补助资金!A1", "another year")]
    [InlineData("测试小学2026年下半年补助资金情况统计表", "S110 补助资金!A1", "another half")]
    [InlineData("测试小学２０２５年度补助资金统计表", "S110 补助资金!A1", "full-width digits")]
    [InlineData("2025—2026学年补助资金统计表", "", "a school year")]
    [InlineData("2025-2026学年第二学期补助资金统计表", "", "a term")]
    [InlineData("补助资金统计表(填报日期:2025年12月31日)", "", "a day")]
    [InlineData("制表日期：2027年1月", "", "a month")]
    [InlineData("补助资金统计表(2025年版)", "", "an edition")]
    [InlineData("截至2025年底补助资金统计表", "", "the end of a year")]
    [InlineData("某教〔2025〕15号附件", "", "a document's number")]
    [InlineData("2025级补助资金统计表", "", "a year of entry")]
    [InlineData("2026年上半年补助资金统计表(2025年上半年为对比)", "", "one of the periods agrees")]
    public void ComparesTheTitle(string title, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"补助资金!A1=\"{title}\"").Judge();

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void LeavesAYearInTheSchoolsNameAlone()
    {
        var workbook = new StandardWorkbook().Edit(
            "封面!B4=2008年希望小学 ; 补助资金!A1=2008年希望小学补助资金情况统计表 ; 学生人数!A1=~ ; 获奖!A1=~"
        );

        Assert.Empty(WorkbookWithoutRoster(workbook).Places());
    }

    private static Domain.Judging.Judgement WorkbookWithoutRoster(StandardWorkbook workbook) =>
        Domain.Judging.WorkbookJudge.Judge(
            new Domain.Grids.WorkbookOpening("xlsx", workbook.Build(), null, false),
            "a",
            new(Domain.Forms.FormCatalogue.Standard)
        );
}
