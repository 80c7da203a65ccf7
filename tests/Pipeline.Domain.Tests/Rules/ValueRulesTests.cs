using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Rules;

/// <summary>Rules about single values, each at its bound.</summary>
public sealed class ValueRulesTests
{
    [Theory]
    [InlineData("补助资金!E4=80 ; 补助资金!E6=90", "", "as many as people")]
    [InlineData("补助资金!E4=79 ; 补助资金!E6=89", "R440 补助资金!E4", "one fewer")]
    [InlineData("补助资金!E4=~ ; 补助资金!E6=90", "", "blank means the same")]
    public void TimesAreNoFewerThanPeople(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!F4=40000", "", "the same")]
    [InlineData("补助资金!F4=400000", "R442 补助资金!F4", "ten times")]
    [InlineData("补助资金!F4=4000000", "R442 补助资金!F4", "a hundred times, and 50,000 元 a head")]
    [InlineData("补助资金!F4=4000", "R442 补助资金!F4", "a tenth")]
    [InlineData("补助资金!F4=419999", "R442 补助资金!F4", "within five percent")]
    [InlineData("补助资金!F4=420001", "", "beyond five percent")]
    [InlineData("补助资金!F4=80000", "", "twice")]
    public void AmountsDoNotDifferByAPowerOfTen(string edits, string expected, string reason) => Check(edits, expected, reason);

    [Theory]
    [InlineData("补助资金!F4=4000000", "", "50,000 元 a head")]
    [InlineData("补助资金!F4=4000001", "R410 补助资金!F4", "more a head")]
    [InlineData("补助资金!F4=79", "R410 补助资金!F4", "less than 1 元 a head")]
    public void AllocatedMoneyHasItsOwnSlipCheck(string edits, string expected, string reason) =>
        Check(edits, expected, reason, place => place.StartsWith("R410", StringComparison.Ordinal));

    [Theory]
    [InlineData("获奖!E4=学生4人", "R441 获奖!E4", "in 获奖对象")]
    [InlineData("获奖!E4=4名学生", "R441 获奖!E4", "in front")]
    [InlineData("获奖!C4=一等奖1个、二等奖3个", "R441 获奖!C4", "in 等次")]
    [InlineData("获奖!A4=县运动会(4人获奖)", "R441 获奖!A4", "in 获奖项目")]
    [InlineData("获奖!I4=共4人", "R441 获奖!I4", "in 备注")]
    [InlineData("获奖!I4=三名学生", "R441 获奖!I4", "in Chinese numerals")]
    [InlineData("获奖!A4=作文竞赛一等奖3名", "R441 获奖!A4", "behind the award")]
    [InlineData("获奖!A4=作文竞赛三人", "R441 获奖!A4", "behind the contest")]
    [InlineData("获奖!A4=作文竞赛×3", "R441 获奖!A4", "times")]
    [InlineData("获奖!A4=男子4×100", "", "a relay")]
    [InlineData("获奖!A4=作文竞赛第3名", "", "a rank behind the contest")]
    [InlineData("获奖!A4=优秀教师", "", "nobody counted")]
    [InlineData("获奖!I4=1人", "", "one is what a blank means")]
    [InlineData("获奖!C4=第三名", "", "a rank")]
    [InlineData("获奖!A4=三人篮球赛", "", "a contest's name")]
    [InlineData("获奖!A4=五项全能比赛(测试2号)", "", "a contest's name with a number")]
    [InlineData("获奖!I4=指导教师2人", "", "others than those who won")]
    [InlineData("获奖!E4=学生4人 ; 获奖!F4=4", "", "数量 is filled")]
    public void CountsInWordsAreAskedAbout(string edits, string expected, string reason) =>
        Check(
            edits.Contains("F4=", StringComparison.Ordinal) ? edits : "获奖!F4=~ ; " + edits,
            expected,
            reason,
            place => !place.StartsWith("D303", StringComparison.Ordinal)
        );

    [Fact]
    public void ACountInWordsIsSaid()
    {
        var finding = new StandardWorkbook().Edit("获奖!F4=~ ; 获奖!I4=共4人").Judge().Findings[0];

        Assert.Equal("“备注”里写了“4人”,“数量”是空的,按1计。", finding.Problem);
        Assert.Equal("请把数量填到“数量”列,或在情况说明中说明。", finding.Remedy);
    }

    [Theory]
    [InlineData("教师个人", "教师")]
    [InlineData("老师", "教师")]
    [InlineData("在校生", "学生")]
    [InlineData("学生组", "学生")]
    [InlineData("本校", "学校")]
    public void RecipientsAreOfTheList(string written, string expected)
    {
        var judgement = new StandardWorkbook().Edit($"获奖!E4={written}").Judge();

        Assert.Empty(judgement.Places());
        Assert.EndsWith("/" + expected, judgement.Dimensions("awards", 4), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("张小明")]
    [InlineData("三年级张小明")]
    [InlineData("张小明、李小红")]
    public void AnotherRecipientIsNeitherKeptNorShown(string name)
    {
        var judgement = new StandardWorkbook().Edit($"获奖!E4={name}").Judge();
        var finding = Assert.Single(judgement.Findings);

        Assert.Equal(("D307", "获奖", "E4"), (finding.Code, finding.Sheet, finding.Cell));
        Assert.DoesNotContain("张", (finding.Text ?? "") + finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("/", judgement.Dimensions("awards", 4), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("区级", "县级")]
    [InlineData("区财政", "县级")]
    [InlineData("县(区)级", "县级")]
    [InlineData("县级配套", "县级")]
    [InlineData("县级财政配套资金", "县级")]
    [InlineData("中央专项资金", "中央")]
    [InlineData("省级财政补助", "省级")]
    public void SourcesAreOfTheList(string written, string expected)
    {
        var judgement = new StandardWorkbook().Edit($"补助资金!C4={written}").Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal($"小学/营养改善计划/{expected}", judgement.Dimensions("aid", 4));
    }

    [Theory]
    [InlineData(
        "补助资金!B4=助学金450123201001011234",
        "D309 补助资金!B4",
        "“资助项目”填的“助学金45**************34”里有身份证号、手机号或银行卡号。"
    )]
    [InlineData("获奖!C4=一等奖13800138000", "D309 获奖!C4", "“等次”填的“一等奖13*******00”里有身份证号、手机号或银行卡号。")]
    [InlineData("获奖!A4=作文比赛13800138000", "D310 获奖!A4", "“获奖项目”里的身份证号、手机号或银行卡号已遮盖。")]
    public void PersonalNumbersDoNotGoOn(string edit, string place, string problem)
    {
        var judgement = new StandardWorkbook().Edit(edit).Judge();

        Assert.Equal([place], judgement.Places());
        Assert.Equal(problem, judgement.Findings[0].Problem);
        Assert.DoesNotContain(
            judgement.Rows.SelectMany(row => row.Dimensions.Concat(row.Texts)),
            text => text?.Contains("0013", StringComparison.Ordinal) == true
        );
    }

    [Theory]
    [InlineData(499, "", "one fewer than the bound")]
    [InlineData(500, "", "the bound")]
    [InlineData(501, "D311 补助资金!B504", "one more: the first that is beyond it")]
    public void NamesOfOneColumnAreBounded(int names, string expected, string reason)
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.CutFrom(4);
        for (var i = 0; i < names * 2; i++)
        {
            // Each name twice: what counts is how many there are.
            workbook.Aid.Row(4 + i, i < names ? "小学" : "初中", $"第{i % names}项补助", "县级", 10, 10, 10_000, 10_000);
        }
        var judgement = workbook.Judge();

        var findings = judgement.Findings.Where(finding => finding.Code == "D311").ToList();
        Assert.True(expected == string.Join("; ", findings.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cell}")), reason);
        Assert.All(findings, finding => Assert.Equal("“资助项目”有501种不同的名称，最多500种；从这一行起超出。", finding.Problem));
    }

    private static void Check(string edits, string expected, string reason, Func<string, bool>? of = null)
    {
        var places = new StandardWorkbook()
            .Edit(edits)
            .Judge()
            .Places()
            .Where(of ?? (place => !place.StartsWith("R410", StringComparison.Ordinal)));

        Assert.True(expected == string.Join("; ", places), $"{reason}: {string.Join("; ", places)}");
    }
}
