using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Grades as schools write them, with the 学段 of their row.</summary>
public sealed class GradeTests
{
    [Theory]
    [InlineData("小学", "一年级", "一年级")]
    [InlineData("小学", "1年级", "一年级")]
    [InlineData("小学", "一年", "一年级")]
    [InlineData("小学", "一级", "一年级")]
    [InlineData("小学", "小一", "一年级")]
    [InlineData("小学", "小学六年级", "六年级")]
    [InlineData("小学", "1", "一年级")]
    [InlineData("小学", "\"1\"", "一年级")]
    [InlineData("小学", "一", "一年级")]
    [InlineData("小学", "一年级(1)班", "一年级")]
    [InlineData("小学", "三(2)班", "三年级")]
    [InlineData("小学", "五年级3班", "五年级")]
    [InlineData("小学", "G1", "一年级")]
    [InlineData("小学", "7年级", "七年级")]
    [InlineData("小学", "初一年级", "七年级")]
    [InlineData("初中", "1", "七年级")]
    [InlineData("初中", "一年级", "七年级")]
    [InlineData("初中", "8", "八年级")]
    [InlineData("初中", "初三", "九年级")]
    [InlineData("初中", "初中二年级", "八年级")]
    [InlineData("初中", "七(3)班", "七年级")]
    [InlineData("普通高中", "高一年级", "高一")]
    [InlineData("普通高中", "一年级", "高一")]
    [InlineData("普通高中", "高二(1)班", "高二")]
    [InlineData("普通高中", "12", "高三")]
    [InlineData("中等职业教育", "一年级", "一年级")]
    [InlineData("中等职业教育", "2", "二年级")]
    [InlineData("中等职业教育", "中职1年级", "中职一年级")]
    [InlineData("学前教育", "小一班", "小班")]
    [InlineData("学前教育", "小一", "小班")]
    [InlineData("学前教育", "中(2)班", "中班")]
    [InlineData("学前教育", "大班", "大班")]
    public void AreThoseOfTheList(string stage, string grade, string expected)
    {
        var judgement = new StandardWorkbook().Edit($"学生人数!A4={stage} ; 学生人数!B4={grade} ; 补助资金!D4=~ ; 补助资金!G4=~").Judge();

        Assert.DoesNotContain("D303 学生人数!B4", judgement.Places());
        Assert.Equal($"{stage}/{expected}", judgement.Dimensions("students", 4));
    }

    [Theory]
    [InlineData("小学", "2019级", "a year of entry")]
    [InlineData("小学", "7", "no grade of the 学段")]
    [InlineData("小学", "一、二年级", "two of them")]
    [InlineData("小学", "1班", "a class of no grade")]
    [InlineData("小学", "复式班", "another name")]
    [InlineData("特殊教育", "启智班", "another name")]
    public void OthersAreTold(string stage, string grade, string reason)
    {
        var judgement = new StandardWorkbook().Edit($"学生人数!A4={stage} ; 学生人数!B4={grade}").Judge();

        Assert.True(judgement.Places().Contains("D303 学生人数!B4"), $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Equal($"{stage}/{grade}", judgement.Dimensions("students", 4));
    }

    [Theory]
    [InlineData("上学期")]
    [InlineData("本学期")]
    [InlineData("2019年春季学期")]
    public void ATermIsAskedAbout(string term)
    {
        var finding = new StandardWorkbook().Edit($"学生人数!B4={term}").Judge().Findings.Single(finding => finding.Cell == "B4");

        Assert.Equal(("D308", $"“年级”填的是“{term}”,是学期,不是年级;同一批学生可能计了两次。"), (finding.Code, finding.Problem));
    }

    [Theory]
    [InlineData("二年级", "二(1)班", "R443 学生人数!B4", "the grade first")]
    [InlineData("二(1)班", "二年级", "R443 学生人数!B5", "the class first")]
    [InlineData("二(1)班", "二(2)班", "", "two classes")]
    [InlineData("二年级", "三(1)班", "", "another grade")]
    [InlineData("二年级", "2年级", "", "the grade twice has its own notice")]
    public void AGradeAndItsClassAreAskedAbout(string first, string second, string expected, string reason)
    {
        var places = new StandardWorkbook()
            .Edit($"学生人数!B4={first} ; 学生人数!B5={second}")
            .Judge()
            .Places()
            .Where(place => place.StartsWith('R') && !place.StartsWith("R405", StringComparison.Ordinal));

        Assert.True(expected == string.Join("; ", places), $"{reason}: {string.Join("; ", places)}");
    }
}
