using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Rows that add up others without a total's word: counting them would count children twice.</summary>
public sealed class SumRowTests
{
    private static StandardWorkbook WithStudents(params object?[][] rows)
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.CutFrom(4);
        workbook.Students.CutFrom(4);
        for (var i = 0; i < rows.Length; i++)
        {
            workbook.Students.Row(4 + i, rows[i]);
        }
        return workbook;
    }

    [Fact]
    public void TakesAnUnlabelledSumAsASubtotal()
    {
        var judgement = WithStudents(["小学", "一年级", 1, 20, 22, 42], ["小学", "二年级", 1, 18, 20, 38], [null, null, 2, 38, 42, 80])
            .Judge();

        Assert.Equal([4, 5], judgement.RowsOf("students"));
        Assert.Contains("R420 学生人数!A6", judgement.Places());
        Assert.Equal(4, judgement.Numbers.Checked);
    }

    [Fact]
    public void CountsAGradeOnceWhoseClassesFollow()
    {
        var judgement = WithStudents(
                ["小学", "一年级", 2, 38, 42, 80],
                ["小学", "一年级", 1, 20, 22, 42],
                ["小学", "一年级", 1, 18, 20, 38]
            )
            .Judge();

        Assert.Equal([5, 6], judgement.RowsOf("students"));
    }

    [Theory]
    [InlineData(true, "below its rows")]
    [InlineData(false, "above its rows")]
    public void AsksWhetherALabelledSumIsOne(bool below, string reason)
    {
        object?[] sum = ["小学", "低年级", 2, 38, 42, 80];
        object?[][] rows =
        [
            ["小学", "一年级", 1, 20, 22, 42],
            ["小学", "二年级", 1, 18, 20, 38],
        ];

        var judgement = WithStudents(below ? [.. rows, sum] : [sum, .. rows]).Judge();

        Assert.True(
            judgement.Complaints().Contains(below ? "R421 学生人数!A6" : "R421 学生人数!A4"),
            $"{reason}: {string.Join("; ", judgement.Places())}"
        );
        Assert.Equal(3, judgement.RowsOf("students").Length);
    }

    [Theory]
    [InlineData(30, "R421 学生人数!A7", "by grade, then by 低段 and 高段: the same children twice")]
    [InlineData(31, "", "one more boy")]
    public void AsksWhetherATableIsToldTwice(int boys, string expected, string reason)
    {
        var judgement = WithStudents(
                ["小学", "一年级", 1, 20, 22, 42],
                ["小学", "二年级", 1, 18, 20, 38],
                ["小学", "三年级", 1, 30, 20, 50],
                ["小学", "低段", 2, 38, 42, 80],
                ["小学", "高段", 1, boys, 20, boys + 20]
            )
            .Judge();

        Assert.True(string.Join("; ", judgement.Complaints()) == expected, $"{reason}: {string.Join("; ", judgement.Complaints())}");
    }

    [Theory]
    [InlineData(2, 39, 42, 81, "one more boy")]
    [InlineData(3, 38, 42, 80, "one more class")]
    public void LeavesRowsAloneThatDoNotAddUp(int classes, int boys, int girls, int total, string reason)
    {
        var judgement = WithStudents(
                ["小学", "一年级", 1, 20, 22, 42],
                ["小学", "二年级", 1, 18, 20, 38],
                ["小学", "三年级", classes, boys, girls, total]
            )
            .Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Theory]
    [InlineData(38, 42, 80, "R421 学生人数!A4", "the second part forgets the word")]
    [InlineData(38, 43, 81, "", "one more girl in the whole")]
    public void AsksWhetherRowsBehindAPartArePartsToo(int boys, int girls, int total, string expected, string reason)
    {
        var judgement = WithStudents(
                ["小学", "低年级", 2, boys, girls, total],
                ["小学", "其中:住校", 1, 20, 22, 42],
                ["小学", "走读", 1, 18, 20, 38]
            )
            .Judge();

        Assert.True(string.Join("; ", judgement.Complaints()) == expected, $"{reason}: {string.Join("; ", judgement.Complaints())}");
    }

    [Fact]
    public void LeavesAloneARowThatEqualsASingleOther() =>
        Assert.Equal([], WithStudents(["小学", "一年级", 1, 20, 22, 42], ["小学", "二年级", 1, 20, 22, 42]).Judge().Places());

    [Fact]
    public void ChecksATotalAboveItsRows()
    {
        Assert.Equal(
            [],
            WithStudents(["小学", "小计", 2, 38, 42, 80], ["小学", "一年级", 1, 20, 22, 42], ["小学", "二年级", 1, 18, 20, 38])
                .Judge()
                .Places()
        );
        Assert.Equal(
            ["R402 学生人数!D4", "R402 学生人数!F4"],
            WithStudents(["小学", "小计", 2, 39, 42, 81], ["小学", "一年级", 1, 20, 22, 42], ["小学", "二年级", 1, 18, 20, 38])
                .Judge()
                .Places()
        );
    }

    [Fact]
    public void HoldsAPartAgainstItsRow()
    {
        Assert.Equal([], WithStudents(["小学", "一年级", 1, 20, 22, 42], ["小学", "其中:少数民族", null, 5, 6, 11]).Judge().Places());
        var judgement = WithStudents(["小学", "一年级", 1, 20, 22, 42], ["小学", "其中:少数民族", null, 21, 6, 27]).Judge();
        Assert.Equal(["R422 学生人数!D5"], judgement.Places());
        Assert.Equal("“其中:少数民族”行的“男生”是21,多于它所属的行20。", judgement.Findings.Single().Problem);
    }

    [Theory]
    [InlineData("学生人数!A7=小学 ; 学生人数!B7=上年同期 ; 学生人数!F7=75", "R418 学生人数!B7")]
    [InlineData("补助资金!A7=小学 ; 补助资金!B7=营养改善计划 ; 补助资金!G7=100 ; 补助资金!H7=示例,填报时请删除", "R419 补助资金!H7")]
    public void AsksAboutRowsOfSomethingElse(string edits, string expected)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.Equal([expected], judgement.Places());
        Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
    }
}
