using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Judging;

/// <summary>Findings in the order of sheets, rows and columns, the same problem down a column told once.</summary>
public sealed class FindingOrderTests
{
    [Fact]
    public void GivesThemInTheOrderOfTheSheets()
    {
        var workbook = new StandardWorkbook().Edit(
            "获奖!B4=区级 ; 补助资金!C5=~ ; 学生人数!J4=43 ; 学生人数!G4=43 ; 封面!B4=别的 ; 学生人数!G6=~ ; 学生人数!J6=~ ; 学生人数!K3=甲"
        );
        workbook.Sheets.Reverse();

        Assert.Equal(
            ["D304 获奖!B4", "D305 补助资金!C5", "S107 学生人数!K3", "R403 学生人数!G4", "R403 学生人数!J4", "C105 封面!B4"],
            workbook.Judge().Places()
        );
    }

    [Theory]
    [InlineData("学生人数!B4=~ ; 学生人数!B5=~", "D301 学生人数!B4:B5", "neighbours with the same words")]
    [InlineData("补助资金!C4=~ ; 补助资金!C5=~", "D305 补助资金!C4:C5", "notices too")]
    [InlineData("学生人数!G4=43 ; 学生人数!G5=43 ; 学生人数!G6=~", "R403 学生人数!G4; R403 学生人数!G5", "other words")]
    [InlineData("补助资金!D4=若干 ; 补助资金!D5=若干", "Q202 补助资金!D4:D5", "the same text")]
    [InlineData("补助资金!D4=若干 ; 补助资金!D5=几人", "Q202 补助资金!D4; Q202 补助资金!D5", "another text")]
    [InlineData("补助资金!D4=若干 ; 补助资金!E4=若干", "Q202 补助资金!D4; Q202 补助资金!E4", "across a row each cell has its own")]
    public void JoinsNeighbours(string edits, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void DoesNotJoinOverAGap()
    {
        var workbook = new StandardWorkbook().Edit("补助资金!D4=若干 ; 补助资金!D5=若干");
        workbook.Aid.PushDown(5, 1);

        Assert.Equal(["Q202 补助资金!D4", "Q202 补助资金!D6"], workbook.Judge().Places());
    }

    [Fact]
    public void NamesTheRowsOfARun()
    {
        var finding = Assert.Single(new StandardWorkbook().Edit("补助资金!C4=~ ; 补助资金!C5=~").Judge().Findings);

        Assert.Equal("第4–5行:“资金来源”没有填写,按混合统计。请填写资金来源。", finding.Message);
    }
}
