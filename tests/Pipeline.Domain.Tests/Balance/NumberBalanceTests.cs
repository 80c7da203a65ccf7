using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Balance;

/// <summary>Every number has its place, and what is left is told.</summary>
public sealed class NumberBalanceTests
{
    private static readonly string[] Sheets = ["学生人数", "补助资金", "获奖"];

    /// <summary>What turns a row or a column into another kind; none is a number, "d" stands for a date.</summary>
    private static readonly string[] Words =
    [
        "合计",
        "小计",
        "全校",
        "小学小计",
        "其中:女生",
        "其中",
        "示例",
        "上年同期",
        "比上年增减",
        "平均",
        "〃",
        "同上",
        "无",
        "—",
        "小学",
        "初中",
        "一年级",
        "学段",
        "年级",
        "获奖项目",
        "补助金额",
        "金额(万元)",
        "数量",
        "序号",
        "编号",
        "身份证号",
        "联系电话",
        "备注",
        "注:",
        "单位:万元",
        "填报人",
        "专项资金",
        "甲",
        "学生",
        "县级",
        "d",
        "测试小学学生人数情况统计表",
        "营养改善计划",
        "中央",
        "",
    ];

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
        Assert.Equal(("补助资金", range, count, sum), (left.Sheet, left.Range, left.Count, left.Sum));
        Assert.True(judgement.Places().Contains(finding), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void NamesTheColumnThatIsMissing()
    {
        var finding = new StandardWorkbook()
            .Edit("获奖!F3=获奖名额 ; 获奖!F4=2 ; 获奖!F5=3")
            .Judge()
            .Findings.Single(finding => finding.Code == "S115");

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

    /// <summary>
    /// Numbers, dates and words thrown at random places, rows copied, moved and taken away: no number goes missing, and each that was left
    /// lies within a finding. MUTATIONS sets how many workbooks (1,000 otherwise), MUTATION_SEED repeats a run.
    /// </summary>
    [Fact]
    public void LosesNoNumberWhateverBecomesOfAWorkbook()
    {
        var (rounds, seed) = (Setting("MUTATIONS", 1_000), Setting("MUTATION_SEED", Random.Shared.Next()));
        for (var round = 0; round < rounds; round++)
        {
            var random = new Random(unchecked(seed + round));
            var (workbook, changes) = (new StandardWorkbook(), new List<string>());
            for (var left = random.Next(1, 7); left > 0; left--)
            {
                changes.Add(Mutate(workbook.Sheet(Sheets[random.Next(Sheets.Length)]), random));
            }
            var which = $"round {round} of seed {seed}: {string.Join(" ; ", changes)}";

            var judgement = workbook.Judge();

            Assert.True(
                workbook.CountNumbers() == judgement.Numbers.Shown,
                $"{which}: {workbook.CountNumbers()} numbers, {judgement.Numbers.Shown} accounted for"
            );
            foreach (var left in judgement.Numbers.Left)
            {
                Assert.True(
                    judgement.Findings.Any(finding => finding.Sheet == left.Sheet && Touches(finding, left.Range)),
                    $"{which}: {left} is not told: {string.Join("; ", judgement.Places())}"
                );
            }
        }
    }

    /// <summary>Says what it did, so that a failure can be repeated by hand.</summary>
    private static string Mutate(SheetBuilder sheet, Random random)
    {
        var (row, column) = (random.Next(1, 12), random.Next(1, 14));
        var place = $"{sheet.Name}!{CellAddress.Format(row, column)}";
        switch (random.Next(10))
        {
            case < 4:
                var number = random.Next(1, 500);
                sheet.Set(row, column, number);
                return $"{place}={number}";
            case < 8:
                var word = Words[random.Next(Words.Length)];
                sheet.Set(row, column, word == "d" ? new DateOnly(2026, 4, random.Next(1, 29)) : word);
                return $"{place}={word}";
            case 8:
                var target = random.Next(1, 14);
                sheet.CopyRow(random.Next(1, 8), target);
                return $"{sheet.Name}: a row copied to {target}";
            default:
                sheet.Row(row);
                return $"{sheet.Name}: row {row} taken away";
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;

    /// <summary>
    /// The finding's cells meet the block, or it is one that speaks for the sheet, for all blocks of its kind on it, for a column that
    /// comes twice, or for a second table from its header on.
    /// </summary>
    private static bool Touches(Finding finding, string range) =>
        finding.Code is "S105" or "S117" or "S119"
        || (
            CellRange.TryParse(finding.Cell, out var told)
            && CellRange.TryParse(range, out var left)
            && (told.LastRow >= left.FirstRow || finding.Code is "S108" or "S116")
            && told.FirstRow <= left.LastRow
        );
}
