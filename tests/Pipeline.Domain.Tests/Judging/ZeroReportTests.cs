using Pipeline.Domain.Findings;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Judging;

/// <summary>An untouched template, or one with zeros only, is no plain 通过.</summary>
public sealed class ZeroReportTests
{
    private const string NoRows =
        "学生人数!A4=~ ; 学生人数!B4=~ ; 学生人数!A5=~ ; 学生人数!B5=~ ; 补助资金!A4=~ ; 补助资金!B4=~ ; 补助资金!C4=~ ; 补助资金!A5=~ ; 补助资金!B5=~ ; 补助资金!C5=~";
    private const string Blank =
        "学生人数!C4=~ ; 学生人数!D4=~ ; 学生人数!E4=~ ; 学生人数!F4=~ ; 学生人数!G4=~ ; 学生人数!H4=~ ; 学生人数!I4=~ ; 学生人数!J4=~"
        + " ; 学生人数!C5=~ ; 学生人数!D5=~ ; 学生人数!E5=~ ; 学生人数!F5=~ ; 学生人数!G5=~ ; 学生人数!H5=~ ; 学生人数!I5=~ ; 学生人数!J5=~"
        + " ; 补助资金!D4=~ ; 补助资金!E4=~ ; 补助资金!G4=~ ; 补助资金!D5=~ ; 补助资金!G5=~";

    private const string NoTotals =
        "学生人数!A6=~ ; 学生人数!C6=~ ; 学生人数!D6=~ ; 学生人数!E6=~ ; 学生人数!F6=~ ; 学生人数!G6=~ ; 学生人数!H6=~ ; 学生人数!I6=~ ; 学生人数!J6=~"
        + " ; 补助资金!A6=~ ; 补助资金!D6=~ ; 补助资金!E6=~ ; 补助资金!G6=~";

    private const string NoAwards =
        "获奖!A4=~ ; 获奖!B4=~ ; 获奖!C4=~ ; 获奖!D4=~ ; 获奖!E4=~ ; 获奖!F4=~ ; 获奖!G4=~ ; 获奖!H4=~"
        + " ; 获奖!A5=~ ; 获奖!B5=~ ; 获奖!C5=~ ; 获奖!D5=~ ; 获奖!E5=~ ; 获奖!F5=~ ; 获奖!G5=~ ; 获奖!H5=~";

    private const string Empty = Blank + " ; " + NoTotals + " ; " + NoAwards;

    [Theory]
    [InlineData(Empty, "“学生人数”、“补助资金”、“获奖”都没有填数,是一份零报表。", "the labels of a template, no figure")]
    [InlineData(Empty + " ; " + NoRows, "“学生人数”、“补助资金”、“获奖”都没有填数,是一份零报表。", "empty tables")]
    [InlineData(
        Empty + " ; 学生人数!F4=0",
        "“学生人数”、“补助资金”、“获奖”填的都是0,是一份零报表。",
        "a zero is not the same as nothing, and no figure either"
    )]
    public void Asks(string edits, string problem, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();
        var finding = Assert.Single(judgement.Findings, finding => finding.Code == "R444");

        Assert.Equal(
            (Verdict.AcceptedWithQueries, problem, "确实没有数据的,请在情况说明中确认;忘记填写的,请填好后重新上传。"),
            (judgement.Verdict, finding.Problem, finding.Remedy)
        );
        Assert.True(finding.Sheet is null && finding.Cell is null, reason);
    }

    [Theory]
    [InlineData(Empty + " ; 学生人数!F4=1", "one pupil")]
    [InlineData(Blank + " ; " + NoTotals, "an award")]
    [InlineData(Empty + " ; 学生人数!F4=若干", "a figure that was not understood is no zero: its error is told")]
    public void SaysNothing(string edits, string reason) =>
        Assert.False(new StandardWorkbook().Edit(edits).Judge().Findings.Any(finding => finding.Code == "R444"), reason);
}
