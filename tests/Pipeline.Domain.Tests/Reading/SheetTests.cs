using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Which sheet is which, and what is said of the others.</summary>
public sealed class SheetTests
{
    [Theory]
    [InlineData("封面", "S101", "缺少工作表“封面”。", "请补上工作表“封面”;没有数据的,保留空表。")]
    [InlineData("学生人数", "S101", "缺少工作表“学生人数”。", "请补上工作表“学生人数”;没有数据的,保留空表。")]
    [InlineData("补助资金", "S101", "缺少工作表“补助资金”。", "请补上工作表“补助资金”;没有数据的,保留空表。")]
    [InlineData("获奖", "S101", "缺少工作表“获奖”。", "请补上工作表“获奖”;没有数据的,保留空表。")]
    public void MissesASheet(string sheet, string code, string problem, string remedy)
    {
        var finding = Assert.Single(
            new StandardWorkbook().With(workbook => workbook.Sheets.Remove(workbook.Sheet(sheet))).Judge().Findings
        );

        Assert.Equal((code, null, null, problem, remedy), (finding.Code, finding.Sheet, finding.Cell, finding.Problem, finding.Remedy));
    }

    [Theory]
    [InlineData("获奖", "工作表“获奖”是隐藏的,没有读取。")]
    [InlineData("封面", "工作表“封面”是隐藏的,没有读取。")]
    public void DoesNotReadAHiddenSheet(string sheet, string problem)
    {
        var findings = new StandardWorkbook().With(workbook => workbook.Sheet(sheet).IsHidden = true).Judge().Findings;

        Assert.Equal(
            [("S101", problem, "请取消隐藏后再上传。"), ("S104", problem, "有应当上报的数据的,请取消隐藏并填到标准工作表中。")],
            findings.Select(finding => (finding.Code, finding.Problem, finding.Remedy))
        );
    }

    [Theory]
    [InlineData("选项", true, "", "the template's own list of choices")]
    [InlineData("选项", false, "S103 选项", "a list of choices that is shown")]
    [InlineData("代码表", true, "S104 代码表", "somebody's list of choices")]
    [InlineData("补助资金", true, "S104 补助资金", "a hidden copy")]
    [InlineData("补助资金 (2)", false, "S103 补助资金 (2)", "a visible copy")]
    [InlineData("Sheet1", false, "S103 Sheet1", "an empty page")]
    [InlineData("填表说明", false, "", "the template's own page")]
    [InlineData("校验结果", false, "", "the receipt's own page")]
    [InlineData("学生资助", false, "S102 学生资助", "the same form under its other name")]
    public void TellsOfOtherSheets(string name, bool isHidden, string expected, string reason)
    {
        var judgement = new StandardWorkbook()
            .With(workbook =>
                workbook.Sheets.Add(
                    new SheetBuilder(name) { IsHidden = isHidden }
                        .Row(1, "学段", "资助项目")
                        .Row(2, "小学", "营养改善计划")
                )
            )
            .Judge();

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void TakesTheVisibleSheetWhereAHiddenCopyComesFirst()
    {
        var workbook = new StandardWorkbook();
        workbook.Sheets.Insert(0, new SheetBuilder("补助资金") { IsHidden = true }.Row(1, "学段", "资助项目"));

        var judgement = workbook.Judge();

        Assert.Equal(["S104 补助资金"], judgement.Places());
        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
    }

    [Fact]
    public void MissesTheHeader()
    {
        var finding = Assert.Single(new StandardWorkbook().With(workbook => workbook.Awards.CutFrom(3)).Judge().Findings);

        Assert.Equal(
            (
                "S105",
                "获奖",
                "工作表“获奖”里找不到表头。",
                "请恢复标准报表的表头行,应有的列:获奖项目、级别、等次、类别、获奖对象、数量、颁奖单位、获奖日期、备注。"
            ),
            (finding.Code, finding.Sheet, finding.Problem, finding.Remedy)
        );
    }
}
