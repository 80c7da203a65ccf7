using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>A header below the first: the same one on a new page, or another table.</summary>
public sealed class SecondTableTests
{
    private static readonly object[] Header = ["学段", "资助项目", "资金来源", "受助人数", "受助人次", "下达资金", "补助金额", "备注"];

    private static StandardWorkbook WithRowsBelow(params object?[][] rows)
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.CutFrom(6);
        for (var i = 0; i < rows.Length; i++)
        {
            workbook.Aid.Row(6 + i, rows[i]);
        }
        return workbook;
    }

    [Fact]
    public void ReadsOnBehindTheSameHeaderAndItsTitle()
    {
        var judgement = WithRowsBelow(
                ["测试小学2026年上半年补助资金情况统计表"],
                ["单位:元"],
                Header,
                ["小学", "免学杂费", "县级", 5, 5, null, 1000]
            )
            .Judge();

        Assert.Equal([], judgement.Places());
        Assert.Equal([4, 5, 9], judgement.RowsOf("aid"));
    }

    [Theory]
    [InlineData("2025年上半年补助资金情况统计表", "another period")]
    [InlineData("分校补助资金情况统计表", "another school")]
    [InlineData("单位:万元", "another unit")]
    [InlineData("填报人:张老师", "the first table has ended")]
    public void RefusesATableBehindAnotherTitle(string between, string reason)
    {
        var judgement = WithRowsBelow([between], Header, ["小学", "免学杂费", "县级", 5, 5, null, 1000]).Judge();

        Assert.True(judgement.Places().Contains("S116 补助资金!A7"), $"{reason}: {string.Join("; ", judgement.Places())}");
        Assert.Contains(judgement.Numbers.Left, left => left.Range == "D8:E8");
    }

    [Fact]
    public void RefusesColumnsInAnotherOrder()
    {
        var judgement = WithRowsBelow(
                ["学段", "资助项目", "资金来源", "受助人次", "受助人数", "下达资金", "补助金额", "备注"],
                ["小学", "免学杂费", "县级", 5, 5, null, 1000]
            )
            .Judge();

        Assert.Equal(["S116 补助资金!A6"], judgement.Places());
        Assert.Equal(
            "第6行又有一个表头,和第3行的表头之间隔着别的内容,或者列、单位不同,像是另一张表。第6行以下没有读取。",
            judgement.Findings.Single().Problem
        );
    }

    [Fact]
    public void RefusesAHeaderBehindAGrandTotal()
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.Row(7, Header).Row(8, "小学", "免学杂费", "县级", 5, 5, null, 1000);

        Assert.Equal(["S116 补助资金!A7"], workbook.Judge().Places());
    }

    [Fact]
    public void PassesOverColumnNumbers()
    {
        var workbook = new StandardWorkbook();
        workbook.Aid.PushDown(4, 1).Row(4, "甲", "乙", "丙", 1, 2, 3, 4, 5);

        var judgement = workbook.Judge();

        Assert.Equal([], judgement.Places());
        Assert.Equal([5, 6], judgement.RowsOf("aid"));
    }

    [Theory]
    [InlineData("补助资金!B5=〃", "小学/营养改善计划/省级", "a ditto mark")]
    [InlineData("补助资金!B5=同上", "小学/营养改善计划/省级", "同上")]
    [InlineData("补助资金!A5=\"\"\" ; 补助资金!B5=免学杂费", "小学/免学杂费/省级", "a quotation mark")]
    public void RepeatsTheLabelAbove(string edits, string expected, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(expected == judgement.Dimensions("aid", 5), $"{reason}: {judgement.Dimensions("aid", 5)}");
    }

    [Fact]
    public void DoesNotRepeatAFigure() =>
        Assert.Contains("Q210 补助资金!D5", new StandardWorkbook().Edit("补助资金!D5=同上").Judge().Places());
}
