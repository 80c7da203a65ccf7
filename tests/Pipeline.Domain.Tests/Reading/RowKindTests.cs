using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Which rows are data: no note is reported as data, no data passed over as a note.</summary>
public sealed class RowKindTests
{
    [Theory]
    [InlineData("学生人数!A8=填表说明:本表由学校如实填写,合计应与花名册一致。", "instructions")]
    [InlineData("学生人数!A8=填表说明：本表由学校如实填写", "a full-width colon")]
    [InlineData("学生人数!A8=注:营养改善计划按每生每天4元、每学期100天测算。", "a note with figures")]
    [InlineData("学生人数!A8=注1:小学含附设班", "a numbered 注")]
    [InlineData("学生人数!A8=注", "注 alone")]
    [InlineData("学生人数!A8=备注:", "备注 with nothing behind it")]
    [InlineData("学生人数!A8=1.本表一式两份", "a numbered line")]
    [InlineData("学生人数!A8=(2)单位盖章有效", "a numbered line in brackets")]
    [InlineData("学生人数!A8=填报人(签字)：        负责人(签字)：        (盖章)      年   月   日", "signatures in one cell")]
    [InlineData("学生人数!A8=填报人:张某 ; 学生人数!D8=审核人:李某 ; 学生人数!G8=填报日期:2026年7月3日", "signatures across the columns")]
    [InlineData("学生人数!A8=填报人 ; 学生人数!B8=张某 ; 学生人数!D8=负责人 ; 学生人数!E8=李某", "signatures in pairs of cells")]
    [InlineData("学生人数!A8=联系电话: ; 学生人数!D8=12345678", "a telephone number under 男生")]
    [InlineData("学生人数!C8=审核人: ; 学生人数!F8=校长:", "signatures in other columns")]
    [InlineData("学生人数!A8=2026年7月3日(盖章)", "a date and a seal")]
    [InlineData("学生人数!A8=单位负责人:", "a label and a colon")]
    [InlineData("学生人数!A8=制表:某某 复核:某某", "制表")]
    [InlineData("学生人数!A8=以上数据截至2026年6月30日", "以上数据")]
    [InlineData("学生人数!A7=无", "无 alone")]
    [InlineData("学生人数!A7=无 ; 学生人数!B7=无 ; 学生人数!C7=— ; 学生人数!D7=/", "nothing but dashes")]
    [InlineData("学生人数!A7=无 ; 学生人数!B7=无 ; 学生人数!C7=0 ; 学生人数!F7=0", "无 and zeros")]
    [InlineData("获奖!A6=本期无获奖", "a sentence that there is none")]
    [InlineData("获奖!A6=暂无", "暂无")]
    [InlineData("学生人数!F7=f:0 ; 学生人数!C7=f:0", "formulas of a row that nobody filled in")]
    [InlineData("学生人数!F7=f:", "the same, never calculated")]
    [InlineData("补助资金!G8=f:0 ; 补助资金!G9=f:0 ; 补助资金!G10=f:", "many such rows")]
    [InlineData("学生人数!A7=。 ; 学生人数!AB2497=。", "stray full stops")]
    [InlineData("补助资金!AH2222= ", "a stray blank")]
    [InlineData("补助资金!A900='", "a stray apostrophe")]
    [InlineData("补助资金!AH30=x", "a stray letter to the right")]
    [InlineData("补助资金!K4=已核", "remarks to the right of the table")]
    [InlineData(
        "学生人数!A6=学段 ; 学生人数!B6=年级 ; 学生人数!C6=班级数 ; 学生人数!D6=男生 ; 学生人数!E6=女生 ; 学生人数!F6=合计 ; 学生人数!G6=其中:寄宿生 ; 学生人数!H6=留守儿童 ; "
            + "学生人数!I6=随迁子女 ; 学生人数!J6=家庭经济困难学生",
        "the header of a second page"
    )]
    public void PassesOver(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
    }

    [Theory]
    [InlineData("学生人数!A8=本表由教务处填写", "R416 学生人数!A8", "a note that does not say so")]
    [InlineData("获奖!A7=以下空白", "R416 获奖!A7", "a word below the awards, a row apart")]
    [InlineData("获奖!A6=奖项均由县教育局认定。", "R416 获奖!A6", "a sentence is no award")]
    [InlineData("获奖!A40=a", "R416 获奖!A40", "a letter far below")]
    [InlineData("获奖!F40=7", "R416 获奖!F40; S118 获奖!F40", "a number far below")]
    [InlineData("补助资金!G40=45000", "R416 补助资金!G40; S118 补助资金!G40", "a sum somebody tried far below")]
    [InlineData("补助资金!G8=见附件", "R416 补助资金!G8", "words under a measure")]
    [InlineData("补助资金!H8=2026年统计", "R416 补助资金!H8", "a remark alone")]
    [InlineData("获奖!I7=2026年统计", "R416 获奖!I7", "a remark alone, with figures")]
    [InlineData("学生人数!A7=小学 ; 学生人数!B7=三年级", "R415 学生人数!A7", "a grade without figures")]
    [InlineData(
        "学生人数!A7=小学 ; 学生人数!B7=三年级 ; 学生人数!F7=f:",
        "R415 学生人数!A7",
        "a grade whose 合计 is a formula over nothing"
    )]
    [InlineData("学生人数!D7=0 ; 学生人数!E7=0", "R415 学生人数!A7", "zeros without a grade")]
    public void LeavesOutWithANotice(string edits, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(string.Join("; ", judgement.Places()) == expected, $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
    }

    [Theory]
    [InlineData("学生人数!D7=30", "students", "D301 学生人数!A7; D301 学生人数!B7; R407 学生人数!F7", "a number without a grade")]
    [InlineData("学生人数!A7=小学 ; 学生人数!F7=5", "students", "D301 学生人数!B7", "a row without a grade")]
    [InlineData("补助资金!G7=300", "aid", "D301 补助资金!A7; D301 补助资金!B7; D305 补助资金!C7; R408 补助资金!D7", "money alone")]
    [InlineData(
        "补助资金!G7=f:300",
        "aid",
        "D301 补助资金!A7; D301 补助资金!B7; D305 补助资金!C7; R408 补助资金!D7",
        "a formula's money alone"
    )]
    [InlineData(
        "补助资金!A7=小学 ; 补助资金!B7=免学杂费 ; 补助资金!G7=f:",
        "aid",
        "D305 补助资金!C7; Q215 补助资金!G7",
        "money that is a formula without a value"
    )]
    [InlineData("获奖!A6=围棋比赛", "awards", "D301 获奖!B6", "an award's name alone, right below the others")]
    [InlineData(
        "学生人数!A7=说明 ; 学生人数!B7=三年级 ; 学生人数!F7=5",
        "students",
        "D302 学生人数!A7",
        "a wrong stage is none of the notes"
    )]
    public void ReportsWhatIsMissing(string edits, string form, string expected, string reason)
    {
        var workbook = new StandardWorkbook();
        workbook.Students.Row(6);
        workbook.Aid.Row(6);

        var judgement = workbook.Edit(edits).Judge();

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal(3, judgement.RowsOf(form).Length);
    }

    [Fact]
    public void KeepsARowThatBeginsWithTheRecipient()
    {
        var workbook = new StandardWorkbook().Edit("获奖!F5=~");
        workbook.Awards.Reorder(3, 5, 1, 2, 3, 4, 6, 7, 8, 9);

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal([4, 5], judgement.RowsOf("awards"));
    }

    [Fact]
    public void KeepsARowThatBeginsWithARemark()
    {
        var workbook = new StandardWorkbook().Edit(
            "补助资金!H4=说明:含上学期 ; 获奖!I4=备注 ; 补助资金!D4=80人 ; 补助资金!E4=160人次 ; 补助资金!G4=40000元"
        );
        workbook.Aid.Reorder(3, 8, 1, 2, 3, 4, 5, 6, 7);
        workbook.Awards.Reorder(3, 9, 1, 2, 3, 4, 5, 6, 7, 8);

        var judgement = workbook.Judge();

        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
        Assert.Empty(judgement.Complaints());
    }

    [Fact]
    public void PassesOverBlankRowsBetween()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.PushDown(5, 3).PushDown(4, 2);
        workbook.Aid.PushDown(6, 4);

        var judgement = workbook.Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal([6, 10], judgement.RowsOf("students"));
    }

    [Fact]
    public void CountsHiddenRowsAndColumnsOnceTold()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.HideRow(4).HideRow(5);
        workbook.Awards.HideColumn(7);
        workbook.Aid.HideRow(6);

        var judgement = workbook.Judge();

        Assert.Equal(["S113 学生人数", "S113 获奖"], judgement.Places());
        Assert.Equal("工作表“学生人数”有隐藏或筛选掉的行或列(如第4行),其中的数据也已计入。", judgement.Findings[0].Problem);
        Assert.Equal([4, 5], judgement.RowsOf("students"));
    }

    [Fact]
    public void AcceptsEmptyTables()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.CutFrom(4);
        workbook.Aid.CutFrom(4);
        workbook.Awards.CutFrom(4);

        Assert.Equal(["R444"], workbook.Judge().Places());
    }
}
