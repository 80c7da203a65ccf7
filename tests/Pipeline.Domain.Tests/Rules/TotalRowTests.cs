using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Rules;

/// <summary>合计, 小计 and 总计 rows: checked against what they sum, never added, wherever they stand.</summary>
public sealed class TotalRowTests
{
    [Theory]
    [InlineData("学生人数!F6=80", "", "the sum")]
    [InlineData("学生人数!F6=79", "R402 学生人数!F6", "one fewer")]
    [InlineData("学生人数!F6=81", "R402 学生人数!F6", "one more")]
    [InlineData("学生人数!F6=~", "", "blank is not checked")]
    [InlineData("学生人数!F6=—", "", "a dash is not checked")]
    [InlineData("学生人数!F6=f:", "", "a formula without a value follows from its rows")]
    [InlineData("学生人数!F6=f:80", "", "a formula with its value")]
    [InlineData("学生人数!F6=f:81", "R402 学生人数!F6", "a formula whose value is wrong")]
    [InlineData("学生人数!F6=八十人", "", "any quantity")]
    [InlineData("学生人数!F6=约100", "", "an approximate total is not held against the rows")]
    [InlineData("学生人数!F6=e:#REF!", "Q212 学生人数!F6", "an error value is one")]
    [InlineData("学生人数!C6=3 ; 学生人数!G6=19", "R402 学生人数!C6; R402 学生人数!G6", "every column")]
    [InlineData("学生人数!A6=合  计", "", "spaces")]
    [InlineData("学生人数!A6=总计", "", "总计")]
    [InlineData("学生人数!A6=全校合计:", "", "with a word before and a colon")]
    [InlineData("学生人数!A6=合计(人)", "", "with a unit")]
    [InlineData("学生人数!A6=~ ; 学生人数!B6=合计", "", "in the second column")]
    [InlineData("学生人数!A6=小学 ; 学生人数!B6=合计", "", "in the second column beside the stage")]
    [InlineData("学生人数!A6=小学小计", "", "one stage's")]
    [InlineData("补助资金!E6=170", "", "a blank 受助人次 counts as its 受助人数")]
    [InlineData("补助资金!E6=160", "R402 补助资金!E6", "and not as nothing")]
    [InlineData("补助资金!D4=若干", "Q202 补助资金!D4", "rows without a figure cannot be summed, nor what follows from them")]
    [InlineData("补助资金!D5=若干", "Q202 补助资金!D5", "a 受助人次 that follows from no figure is none")]
    [InlineData("补助资金!G6=4万5000元", "", "any quantity of money")]
    [InlineData("补助资金!G4=40000.10 ; 补助资金!G6=45000.099999999999", "", "binary noise")]
    public void ChecksTheLastRow(string edits, string expected, string reason) =>
        Check(new StandardWorkbook().Edit(edits), expected, reason);

    [Fact]
    public void NeverAddsATotal() => Assert.Equal([4, 5], new StandardWorkbook().Edit("学生人数!A6=学校总计").Judge().RowsOf("students"));

    [Theory]
    [InlineData(new[] { "小学:10", "小计:10", "初中:20", "小计:20", "合计:30" }, "", "小计 a stage, 合计 at the end")]
    [InlineData(
        new[] { "小学:10", "小计:10", "初中:20", "小计:30", "合计:30" },
        "R402 学生人数!F7",
        "小计 is of the rows since the last one"
    )]
    [InlineData(new[] { "小学:10", "小计:10", "初中:20", "小计:20", "合计:60" }, "R402 学生人数!F8", "小计 rows are not summed")]
    [InlineData(new[] { "合计:30", "小学:10", "初中:20" }, "", "合计 above the data sums what is below")]
    [InlineData(new[] { "合计:31", "小学:10", "初中:20" }, "R402 学生人数!F4", "合计 above the data, wrong")]
    [InlineData(new[] { "小学:10", "合计:30", "初中:20" }, "", "合计 in the middle sums all")]
    [InlineData(new[] { "小学:10", "合计:10", "初中:20" }, "R402 学生人数!F5", "合计 in the middle is no 小计")]
    [InlineData(new[] { "小学:10", "小学合计:10", "初中:20", "初中合计:20", "合计:30" }, "", "a stage and 合计 in one cell sum the stage")]
    [InlineData(new[] { "小学:10", "小学合计:11", "初中:20", "合计:30" }, "R402 学生人数!F5", "a stage's 合计 in one cell, wrong")]
    [InlineData(
        new[] { "小学:10", "小学/合计:10", "初中:20", "初中/合计:20", "合计:30" },
        "",
        "a stage and 合计 in two cells sum the stage"
    )]
    [InlineData(new[] { "小学:10", "小学/合计:11", "初中:20" }, "R402 学生人数!F5", "a stage's 合计, wrong")]
    [InlineData(new[] { "小学:10", "小计:10", "小计:0", "合计:10" }, "", "an empty section")]
    [InlineData(new[] { "合计:0" }, "", "no data at all")]
    [InlineData(new[] { "小学:10", "初中:20", "总计:30", "合计:30" }, "", "two of them")]
    public void ChecksSections(string[] rows, string expected, string reason)
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.CutFrom(4);
        workbook.Students.CutFrom(4);
        for (var i = 0; i < rows.Length; i++)
        {
            var (label, count) = (
                rows[i].Split(':')[0].Split('/'),
                int.Parse(rows[i].Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)
            );
            workbook.Students.Row(
                4 + i,
                label[0],
                label.Length > 1 ? label[1]
                    : label[0].EndsWith('计') ? null
                    : "一年级",
                null,
                null,
                null,
                count
            );
        }

        Check(workbook, expected, reason);
    }

    [Fact]
    public void TakesTheLabelOfAMergedCell()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.Merge("A6:B6");

        Check(workbook, "", "合计 over 学段 and 年级");
    }

    [Fact]
    public void TakesTheLabelInAColumnOfItsOwn()
    {
        var workbook = new StandardWorkbook();
        workbook
            .Students.Reorder(3, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .Set("A3", "序号")
            .Set("A4", 1)
            .Set("A5", 2)
            .Set("A6", "合计")
            .Set("B6", null);

        Check(workbook, "S107 学生人数!A3", "合计 under 序号");
    }

    [Fact]
    public void SumsMoreThanACellCanHold()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.CutFrom(4);
        workbook.Aid.CutFrom(4);
        for (var row = 4; row < 1004; row++)
        {
            workbook.Aid.Row(row, "小学", $"项目{row}", "中央", null, null, 99_999_999_999d, null);
        }
        workbook.Aid.Row(1004, "合计", null, null, null, null, 5);

        var finding = Assert.Single(workbook.Judge().Findings, finding => finding.Code == "R402");

        Assert.Equal("“合计”行的“下达资金”是5.00元,各行相加是99,999,999,999,000.00元,两者不等。", finding.Problem);
    }

    private static void Check(StandardWorkbook workbook, string expected, string reason)
    {
        var found = string.Join("; ", workbook.Judge().Places());

        Assert.True(expected == found, $"{reason}: expected '{expected}', found '{found}'");
    }
}
