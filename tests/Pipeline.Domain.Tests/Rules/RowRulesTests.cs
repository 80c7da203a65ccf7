using Pipeline.Domain.Findings;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Rules;

/// <summary>The rules on rows and forms, each at its bound, a step to either side, blank, and where it points.</summary>
public sealed class RowRulesTests
{
    [Theory]
    [InlineData("学生人数!F4=42", "", "男生 20 and 女生 22")]
    [InlineData("学生人数!F4=41 ; 学生人数!F6=79 ; 补助资金!D4=79 ; 补助资金!D6=89", "R401 学生人数!F4", "one fewer")]
    [InlineData("学生人数!F4=43 ; 学生人数!F6=81", "R401 学生人数!F4", "one more")]
    [InlineData("学生人数!E4=23 ; 学生人数!E6=43", "R401 学生人数!F4", "a part that is wrong is told at the total")]
    [InlineData("学生人数!D4=0 ; 学生人数!E4=42 ; 学生人数!D6=18 ; 学生人数!E6=62", "", "a zero is a part")]
    [InlineData("学生人数!D4=无 ; 学生人数!E4=42 ; 学生人数!D6=18 ; 学生人数!E6=62", "", "无 is a zero")]
    [InlineData("学生人数!D4=~ ; 学生人数!D6=18", "", "a blank part says nothing")]
    [InlineData("学生人数!F4=~", "R406 学生人数!F4", "a blank total follows")]
    [InlineData("学生人数!F4=f:", "Q217 学生人数!F4", "a formula without a value follows")]
    [InlineData("学生人数!F4=s:42", "", "a stale result that agrees with its parts is one")]
    [InlineData("学生人数!F4=s:43", "Q217 学生人数!F4", "a stale result that does not agree is none")]
    [InlineData("学生人数!F4=s:42 ; 学生人数!D4=~ ; 学生人数!D6=18", "Q215 学生人数!F4", "a stale result without its parts is none")]
    [InlineData("学生人数!F4=~ ; 学生人数!D4=~ ; 学生人数!D6=18", "R407 学生人数!F4", "a blank total that follows from nothing")]
    [InlineData("学生人数!F4=f: ; 学生人数!D4=~ ; 学生人数!D6=18", "Q215 学生人数!F4", "a formula that follows from nothing")]
    [InlineData("学生人数!F4=~ ; 学生人数!D4=若干", "Q202 学生人数!D4", "a total that hangs on a part without a figure is no second fault")]
    [InlineData("学生人数!F4=f: ; 学生人数!D4=若干", "Q202 学生人数!D4", "nor is its formula")]
    public void SumOfParts(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("学生人数!G4=42 ; 学生人数!G6=50", "", "as many as the total")]
    [InlineData("学生人数!G4=43 ; 学生人数!G6=51", "R403 学生人数!G4", "one more than the total")]
    [InlineData("学生人数!H4=43 ; 学生人数!H6=47", "R403 学生人数!H4", "留守儿童")]
    [InlineData("学生人数!I4=43 ; 学生人数!I6=44", "R403 学生人数!I4", "随迁子女")]
    [InlineData("学生人数!J4=43 ; 学生人数!J6=45", "R403 学生人数!J4", "家庭经济困难学生")]
    [InlineData("学生人数!G4=42 ; 学生人数!H4=42 ; 学生人数!G6=50 ; 学生人数!H6=46", "", "the parts overlap, so their sum may be more")]
    [InlineData("学生人数!G4=~ ; 学生人数!G6=8", "", "blank")]
    [InlineData("学生人数!F4=~ ; 学生人数!G4=43 ; 学生人数!G6=51", "R406 学生人数!F4; R403 学生人数!G4", "against a total that follows")]
    public void PartAtMostWhole(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!B5=营养改善计划 ; 补助资金!C5=中央", "R404 补助资金!C5", "the same three")]
    [InlineData("补助资金!B5=营养改善计划 ; 补助资金!C5=中央财政", "R404 补助资金!C5", "the same three in other words")]
    [InlineData("补助资金!B5=营养改善计划", "", "another source")]
    [InlineData("补助资金!C5=中央", "", "another programme")]
    [InlineData(
        "补助资金!B5=营养改善计划 ; 补助资金!C5=~ ; 补助资金!C4=混合",
        "D305 补助资金!C5; R404 补助资金!C5",
        "a blank source is 混合"
    )]
    [InlineData("学生人数!B5=一年级", "R405 学生人数!B5", "the same grade twice is only told")]
    [InlineData(
        "学生人数!B5=一年级 ; 学生人数!D5=20 ; 学生人数!E5=22 ; 学生人数!F5=42 ; 学生人数!G5=10 ; 学生人数!H5=5 ; 学生人数!I5=2 ; 学生人数!J5=3 ; 学生人数!D6=~ ; "
            + "学生人数!E6=~ ; 学生人数!F6=~ ; 学生人数!G6=~ ; 学生人数!H6=~ ; 学生人数!I6=~ ; 学生人数!J6=~",
        "R425 学生人数!B5",
        "the same grade with the same figures"
    )]
    [InlineData(
        "学生人数!B5=一年级 ; 学生人数!D5=20 ; 学生人数!E5=22 ; 学生人数!F5=42 ; 学生人数!G5=9 ; 学生人数!H5=5 ; 学生人数!I5=2 ; 学生人数!J5=3 ; 学生人数!D6=~ ; "
            + "学生人数!E6=~ ; 学生人数!F6=~ ; 学生人数!G6=~ ; 学生人数!H6=~ ; 学生人数!I6=~ ; 学生人数!J6=~",
        "R405 学生人数!B5",
        "one boarder less"
    )]
    [InlineData("学生人数!B5=~ ; 学生人数!B4=~", "D301 学生人数!B4:B5", "blanks are not the same grade")]
    public void UniqueRows(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!H5=作废", "R426 补助资金!H5", "void")]
    [InlineData("补助资金!H5=此行作废，请忽略", "R426 补助资金!H5", "in a sentence")]
    [InlineData("补助资金!H5=不计入合计", "R426 补助资金!H5", "not to be summed")]
    [InlineData("补助资金!I3=状态 ; 补助资金!I5=已作废", "S107 补助资金!I3; R426 补助资金!I5", "in a column of its own")]
    [InlineData("补助资金!H5=作废票据已收回", "", "something else that is void")]
    [InlineData("补助资金!H5=无", "", "nothing to remark")]
    [InlineData("补助资金!H6=作废", "", "a total is not counted anyway")]
    public void RowsThatSayTheyAreVoid(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!D5=~ ; 补助资金!D6=80 ; 补助资金!E6=160", "R408 补助资金!D5", "money, nobody")]
    [InlineData("补助资金!D5=0 ; 补助资金!D6=80 ; 补助资金!E6=160", "R408 补助资金!D5", "money, zero people")]
    [InlineData("补助资金!D5=1 ; 补助资金!D6=81 ; 补助资金!E6=161", "", "money, one person")]
    [InlineData("补助资金!D5=~ ; 补助资金!E5=10 ; 补助资金!D6=80", "R408 补助资金!D5", "人次 are no people")]
    [InlineData("补助资金!G5=~ ; 补助资金!G6=40000", "R409 补助资金!G5", "people, no money")]
    [InlineData("补助资金!G5=0 ; 补助资金!G6=40000", "R409 补助资金!G5", "people, zero money")]
    [InlineData("补助资金!G5=— ; 补助资金!G6=40000", "R409 补助资金!G5", "people, a dash for money")]
    [InlineData("补助资金!D5=0 ; 补助资金!G5=0 ; 补助资金!D6=80 ; 补助资金!E6=160 ; 补助资金!G6=40000", "", "neither")]
    [InlineData("补助资金!D5=若干", "Q202 补助资金!D5", "people without a figure are no zero")]
    public void MoneyAndPeople(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!G5=10 ; 补助资金!G6=40010", "", "1 元 a head")]
    [InlineData("补助资金!G5=9.99 ; 补助资金!G6=40009.99", "R410 补助资金!G5", "one 分 less in all")]
    [InlineData("补助资金!G5=500000 ; 补助资金!G6=540000", "", "50,000 元 a head")]
    [InlineData("补助资金!G5=500000.01 ; 补助资金!G6=540000.01", "R410 补助资金!G5", "one 分 more in all")]
    [InlineData("补助资金!G5=0.5 ; 补助资金!G6=40000.5", "R410 补助资金!G5", "元 and 万元 mixed up")]
    public void MoneyPerHead(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!D4=80", "", "as many as 学生数")]
    [InlineData("补助资金!D4=81 ; 补助资金!D6=91", "R411 补助资金!D4", "one more than 学生数")]
    [InlineData("补助资金!A4=初中", "R411 补助资金!D4", "the other form has nobody of the stage")]
    [InlineData(
        "学生人数!A4=初小段 ; 补助资金!D4=81 ; 补助资金!D6=91",
        "D302 学生人数!A4",
        "a 学段 that was not understood may hold them: it alone is told"
    )]
    [InlineData("学生人数!A5=~ ; 补助资金!A4=初中", "D301 学生人数!A5", "a blank 学段 may be the one that is missed")]
    [InlineData(
        "补助资金!D4=160 ; 补助资金!D6=170 ; 学生人数!F5=几",
        "Q202 学生人数!F5",
        "学生数 that hold no figure are nothing to compare with"
    )]
    [InlineData(
        "补助资金!D4=~ ; 补助资金!E4=160 ; 补助资金!D6=10 ; 补助资金!G4=~ ; 补助资金!G6=5000",
        "",
        "人次 may be more than students"
    )]
    public void PeopleAtMostStudents(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("获奖!H4=2026-1-1", "", "the first day")]
    [InlineData("获奖!H4=2025-12-31", "R412 获奖!H4", "the day before")]
    [InlineData("获奖!H4=2026-6-30", "", "the last day")]
    [InlineData("获奖!H4=2026-7-1", "R412 获奖!H4", "the day after")]
    [InlineData("获奖!H4=d:2026-7-1", "R412 获奖!H4", "a date cell")]
    [InlineData("获奖!H4=2026年6月", "", "a month within")]
    [InlineData("获奖!H4=2026年7月", "R412 获奖!H4", "a month outside")]
    [InlineData("获奖!H4=~", "", "blank")]
    [InlineData("获奖!H4=春天", "R413 获奖!H4", "no date")]
    public void DateWithinPeriod(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("获奖!F5=3项", "", "集体 by 项")]
    [InlineData("获奖!F5=3人次", "R414 获奖!F5", "集体 by 人次")]
    [InlineData("获奖!F5=3", "", "no counter")]
    [InlineData("获奖!F4=3人次", "", "个人 by 人次")]
    [InlineData("获奖!F5=3人次 ; 获奖!D5=~", "", "nobody knows what it is")]
    [InlineData("获奖!F5=3份", "Q203 获奖!F5", "another counter")]
    public void CounterOfKind(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData(
        "学生人数!F4=43 ; 学生人数!F6=81",
        "R401",
        "43",
        "“合计”填的是43,男生20加女生22等于42,两者不等。",
        "请核对并改正其中不对的数。"
    )]
    [InlineData("学生人数!F4=~", "R406", "", "“合计”没有填,已由男生加女生得出42。", "请补填合计。")]
    [InlineData("学生人数!F4=~ ; 学生人数!D4=~ ; 学生人数!D6=18", "R407", "", "“合计”没有填,各部分也没有填全,不能推算。", "请填写合计。")]
    [InlineData(
        "学生人数!F4=f:",
        "Q217",
        "",
        "“合计”的公式没有保存结果,已由男生加女生得出42。",
        "请核对;在Excel或WPS中打开并重新保存可免此提示。"
    )]
    [InlineData("学生人数!F6=81", "R402", "81", "“合计”行的“合计”是81,各行相加是80,两者不等。", "请核对各行和合计行。")]
    [InlineData(
        "学生人数!A6=小计 ; 学生人数!F6=81",
        "R402",
        "81",
        "“小计”行的“合计”是81,这一段各行相加是80,两者不等。",
        "请核对各行和合计行。"
    )]
    [InlineData(
        "补助资金!G6=4万6000元",
        "R402",
        "4万6000元",
        "“合计”行的“补助金额”是46,000.00元,各行相加是45,000.00元,两者不等。",
        "请核对各行和合计行。"
    )]
    [InlineData("学生人数!G4=43人 ; 学生人数!G6=51", "R403", "43人", "“其中:寄宿生”填的是43,大于“合计”42。", "请核对并改正其中不对的数。")]
    [InlineData(
        "补助资金!B5=营养改善计划 ; 补助资金!C5=中央财政",
        "R404",
        "中央财政",
        "“小学、营养改善计划、中央”与第4行重复。",
        "请合并成一行;不是同一项的,请改正学段、资助项目或资金来源。"
    )]
    [InlineData("学生人数!B5=一年级", "R405", "一年级", "“小学、一年级”与第4行重复。", "请核对是不是重复填写。")]
    [InlineData(
        "补助资金!H5=作废",
        "R426",
        "作废",
        "第5行写着“作废”,暂时仍计入了。",
        "作废的请删除这一行;有效的请删去这些文字,或在情况说明中说明。"
    )]
    [InlineData(
        "补助资金!D5=0 ; 补助资金!D6=80 ; 补助资金!E6=160",
        "R408",
        "0",
        "“补助金额”是5,000.00元,但“受助人数”是空的或是0。",
        "请补填受助人数,或在情况说明中说明。"
    )]
    [InlineData(
        "补助资金!G5=~ ; 补助资金!G6=40000",
        "R409",
        "",
        "“受助人数”是10,但“补助金额”是空的或是0。",
        "请补填补助金额,或在情况说明中说明。"
    )]
    [InlineData(
        "补助资金!G5=0.5 ; 补助资金!G6=40000.5",
        "R410",
        "0.5",
        "“补助金额”0.50元除以“受助人数”10,人均0.05元,不在1元至50,000元之间。",
        "请核对金额的单位和人数,或在情况说明中说明。"
    )]
    [InlineData(
        "补助资金!D4=81 ; 补助资金!D6=91",
        "R411",
        "81",
        "“受助人数”是81,多于“学生人数”表中小学的“合计”80。",
        "请核对“补助资金”的受助人数和“学生人数”的合计,或在情况说明中说明。"
    )]
    [InlineData(
        "获奖!H4=2026.7.1",
        "R412",
        "2026.7.1",
        "“获奖日期”是2026-07-01,不在报告期2026-01-01至2026-06-30内。",
        "请核对日期,或在情况说明中说明。"
    )]
    [InlineData("获奖!H4=春天", "R413", "春天", "“获奖日期”填的是“春天”,看不懂是哪一天。", "请写成2026-3-15的形式。")]
    [InlineData("获奖!F5=3人次", "R414", "3人次", "“类别”是集体,“数量”却写了“人次”。", "请核对类别和数量。")]
    public void Says(string edits, string code, string text, string problem, string remedy)
    {
        var finding = Assert.Single(new StandardWorkbook().Edit(edits).Judge().Findings);

        Assert.Equal((code, text, problem, remedy), (finding.Code, finding.Text, finding.Problem, finding.Remedy));
    }

    [Theory]
    [InlineData("学生人数!F4=43 ; 学生人数!F6=81", Verdict.Rejected, "an error")]
    [InlineData("补助资金!D4=81 ; 补助资金!D6=91", Verdict.AcceptedWithQueries, "a query")]
    [InlineData("学生人数!B5=一年级", Verdict.Accepted, "a notice")]
    public void Decides(string edits, Verdict verdict, string reason) =>
        Assert.True(new StandardWorkbook().Edit(edits).Judge().Verdict == verdict, reason);

    private static void Check(string edits, string expected, string reason)
    {
        var found = string.Join("; ", new StandardWorkbook().Edit(edits).Judge().Places());

        Assert.True(expected == found, $"{reason}: expected '{expected}', found '{found}'");
    }
}
