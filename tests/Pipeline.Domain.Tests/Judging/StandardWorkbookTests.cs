using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Judging;

/// <summary>The builder's own workbook: what the other tests start from.</summary>
public sealed class StandardWorkbookTests
{
    [Fact]
    public void AcceptsWithoutAFinding()
    {
        var judgement = new StandardWorkbook().Judge(expectedPeriod: Period.FirstHalfOf(2026));

        Assert.Empty(judgement.Places());
        Assert.Equal(
            (Verdict.Accepted, StandardWorkbook.Code, StandardWorkbook.SchoolName, "2026-H1"),
            (judgement.Verdict, judgement.School.ToString(), judgement.SchoolName, judgement.Period.ToString())
        );
    }

    [Fact]
    public void UnderstandsEveryFigure()
    {
        var judgement = new StandardWorkbook().Judge();

        Assert.Equal("classes=1 boys=20 girls=22 total=42 boarders=10 leftBehind=5 migrant=2 hardship=3", judgement.Figures("students", 4));
        Assert.Equal("小学/二年级", judgement.Dimensions("students", 5));
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
        Assert.Equal("people=10 times=*10 amount=500000", judgement.Figures("aid", 5));
        Assert.Equal("小学/家庭经济困难寄宿生生活补助/省级", judgement.Dimensions("aid", 5));
        Assert.Equal("count=2", judgement.Figures("awards", 4));
        Assert.Equal("市级/二等奖/集体/学校", judgement.Dimensions("awards", 5));
        Assert.Equal([4, 5], judgement.RowsOf("students"));
        Assert.Equal([4, 5], judgement.RowsOf("aid"));
        Assert.Equal([4, 5], judgement.RowsOf("awards"));
    }

    [Fact]
    public void TakesAPathSheetByItsNameInAnyOrder()
    {
        var workbook = new StandardWorkbook();
        workbook.Sheets.Reverse();

        Assert.Empty(workbook.Judge().Places());
    }
}
