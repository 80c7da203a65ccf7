using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Balance;

/// <summary>Every number has its place, and what is left is told.</summary>
public sealed class NumberBalanceTests
{
    private static readonly string[] Sheets = ["学生人数", "补助资金", "获奖"];

    [Fact]
    public void AccountsForACorrectWorkbook()
    {
        var numbers = new StandardWorkbook().Judge().Numbers;

        Assert.Empty(numbers.Left);
        Assert.Equal(numbers.Shown, numbers.Counted + numbers.Checked + numbers.Named);
        Assert.Equal(11, numbers.Checked);
        Assert.True(numbers.Counted > 20);
    }

    [Theory]
    [InlineData("补助资金!I3=专项资金 ; 补助资金!I4=300 ; 补助资金!I5=200", "I4:I5", 2, 500, "S115 补助资金!I4:I5", "an unknown column")]
    [InlineData("补助资金!J4=300", "J4", 1, 300, "S118 补助资金!J4", "a column without a header")]
    [InlineData("补助资金!G30=300", "G30", 1, 300, "S118 补助资金!G30", "below the table, in a column of it")]
    [InlineData("补助资金!C1=300 ; 补助资金!D1=200", "C1:D1", 2, 500, "S117 补助资金!C1:D1", "above the header")]
    [InlineData("补助资金!C1=300", "C1", 1, 300, "S119 补助资金!C1", "one number above the header")]
    [InlineData("补助资金!D5=-3", "D5", 1, -3, "Q205 补助资金!D5", "no figure: told by its own error")]
    public void TellsWhatIsLeft(string edits, string range, int count, int sum, string finding, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        var left = Assert.Single(judgement.Numbers.Left);
        Assert.Equal(("补助资金", range, count, (decimal)sum), (left.Sheet, left.Range, left.Count, left.Sum));
        Assert.True(judgement.Places().Contains(finding), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void NamesTheColumnThatIsMissing()
    {
        var finding = new StandardWorkbook().Edit("获奖!F3=获奖名额 ; 获奖!F4=2 ; 获奖!F5=3").Judge().Findings.Single(finding => finding.Code == "S115");

        Assert.Equal("“获奖名额”列F4:F5的2个数(合计5)没有计入。表中没有“数量”列:“获奖名额”是不是“数量”?", finding.Problem);
    }

    [Theory]
    [InlineData("补助资金!A9=联系电话 ; 补助资金!B9=87654321", "a telephone beside its label")]
    [InlineData("补助资金!C1=2026 ; 补助资金!D1=年", "a year")]
    [InlineData("补助资金!I3=序号 ; 补助资金!I4=1 ; 补助资金!I5=2", "serial numbers")]
    [InlineData("补助资金!H4=2026", "a number in a text column")]
    public void NamesWhatIsNoFigure(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Numbers.Left.IsEmpty, $"{reason}: {string.Join("; ", judgement.Numbers.Left)}");
    }

    /// <summary>Numbers thrown at random places: none goes missing, and each that was left lies within a finding.</summary>
    [Fact]
    public void LosesNoNumberWhereverItStands()
    {
        var random = new Random(20261125);
        for (var round = 0; round < 400; round++)
        {
            var edits = Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
                $"{Sheets[random.Next(Sheets.Length)]}!{CellAddress.Format(random.Next(1, 12), random.Next(1, 14))}={random.Next(1, 500)}").ToList();
            var workbook = new StandardWorkbook().Edit(string.Join(" ; ", edits));

            var judgement = workbook.Judge();

            Assert.True(workbook.CountNumbers() == judgement.Numbers.Shown, $"round {round}: {string.Join(" ; ", edits)}: {workbook.CountNumbers()} numbers, {judgement.Numbers.Shown} accounted for");
            foreach (var left in judgement.Numbers.Left)
            {
                Assert.True(judgement.Findings.Any(finding => finding.Sheet == left.Sheet && Touches(finding, left.Range)), $"round {round}: {string.Join(" ; ", edits)}: {left} is not told");
            }
        }
    }

    /// <summary>The finding's cells meet the block, or it is one that speaks for all blocks of its kind on the sheet.</summary>
    private static bool Touches(Finding finding, string range) => finding.Code is "S117" or "S119"
        || (CellRange.TryParse(finding.Cell, out var told) && CellRange.TryParse(range, out var left)
            && told.LastRow >= left.FirstRow && told.FirstRow <= left.LastRow);
}
