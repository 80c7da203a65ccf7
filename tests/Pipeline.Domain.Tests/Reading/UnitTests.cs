using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Units: the cell's own, the header's, the sheet's line, then 元 and 人.</summary>
public sealed class UnitTests
{
    private const string InTenThousands = "补助资金!G4=4 ; 补助资金!G5=0.5 ; 补助资金!G6=4.5";

    [Theory]
    [InlineData("单位:万元", "the usual")]
    [InlineData("单位：万元", "a full-width colon")]
    [InlineData("单位:人、万元", "after people")]
    [InlineData("单位:人,人次,万元", "after 人次")]
    [InlineData("(单位:人、万元)", "in brackets")]
    [InlineData("（单位：人／万元）", "full-width brackets and stroke")]
    [InlineData("单 位 : 万 元", "spaces")]
    [InlineData("计量单位:人;万元", "计量单位")]
    [InlineData("金额单位:万元", "金额单位")]
    [InlineData("人数单位:人  金额单位:万元", "two of them")]
    [InlineData("填报单位:测试小学        单位:万元        填报日期:2026年7月3日", "between others")]
    [InlineData("填报单位:人民路测试小学单位:万元填报日期:2026年7月3日", "between others, without blanks")]
    [InlineData("单位:万元(保留四位小数)", "with a remark")]
    [InlineData("单位:万元。", "with a full stop")]
    [InlineData("单位:人 万元", "parted by a blank")]
    [InlineData("测试小学补助资金情况统计表(万元)", "at the end of the title")]
    [InlineData("【单位:万元】", "other brackets")]
    public void TakesTheSheetsLine(string line, string reason)
    {
        foreach (var cell in new[] { "A2", "H2", "D1", "J2" })
        {
            var judgement = new StandardWorkbook().Edit($"补助资金!A2=~ ; 补助资金!{cell}=\"{line}\" ; {InTenThousands}").Judge();

            Assert.True(judgement.Places().Length == 0, $"{reason}, {cell}: {string.Join("; ", judgement.Places())}");
            Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
        }
    }

    [Fact]
    public void TakesALineBesideTheHeader()
    {
        var judgement = new StandardWorkbook().Edit($"补助资金!A2=~ ; 补助资金!K3=单位:万元 ; {InTenThousands}").Judge();

        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
    }

    [Fact]
    public void TakesPeopleAndMoneyFromTwoCells()
    {
        var judgement = new StandardWorkbook().Edit($"补助资金!A2=单位:人 ; 补助资金!H2=单位:万元 ; {InTenThousands}").Judge();

        Assert.Empty(judgement.Places());
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
    }

    [Theory]
    [InlineData("补助金额(万元)", "")]
    [InlineData("补助金额(人民币:万元)", "")]
    [InlineData("补助金额(以万元为单位)", "")]
    [InlineData("补助金额(万元，保留两位小数)", "")]
    [InlineData("补助金额（万元）", "")]
    [InlineData("补助\n金额\n(万元)", "")]
    [InlineData("发放金额(单位:万元)", "")]
    [InlineData("补助金额[万元]", "")]
    [InlineData("*补助金额(万元)*", "")]
    public void TakesTheHeadersUnit(string label, string expected)
    {
        var judgement = new StandardWorkbook()
            .Edit($"补助资金!A2=~ ; 补助资金!G3=\"{label.Replace("\n", "\\n", StringComparison.Ordinal)}\" ; {InTenThousands}")
            .Judge();

        Assert.Equal(expected, string.Join("; ", judgement.Places()));
        Assert.Equal("people=80 times=160 amount=4000000", judgement.Figures("aid", 4));
    }

    [Theory]
    [InlineData("补助资金!A2=~ ; 补助资金!G4=4万元", "people=80 times=160 amount=4000000", "", "its own size where nothing is said")]
    [InlineData("补助资金!A2=~ ; 补助资金!G4=4万", "people=80 times=160 amount=4000000", "", "without 元")]
    [InlineData("补助资金!G4=4万元", "people=80 times=160", "Q204 补助资金!G4", "against the sheet's 元")]
    [InlineData(
        "补助资金!A2=~ ; 补助资金!G3=补助金额(元) ; 补助资金!G4=4万元",
        "people=80 times=160",
        "Q204 补助资金!G4",
        "against the header's 元"
    )]
    [InlineData("补助资金!G4=40000人", "people=80 times=160", "Q204 补助资金!G4", "people under money")]
    [InlineData("补助资金!D4=80元", "times=160 amount=4000000", "Q204 补助资金!D4", "money under people")]
    [InlineData("补助资金!D4=80份", "times=160 amount=4000000", "Q203 补助资金!D4", "another counter")]
    [InlineData("补助资金!D3=受助人数(人) ; 补助资金!D4=80人", "people=80 times=160 amount=4000000", "", "the same twice")]
    [InlineData("补助资金!G3=补助金额(人)", "people=80 times=160 amount=4000000", "S114 补助资金!G3", "people in the header of money")]
    [InlineData("补助资金!D3=受助人数(万元)", "people=80 times=160 amount=4000000", "S114 补助资金!D3", "money in the header of people")]
    [InlineData(
        "补助资金!G3=补助金额(元) ; 补助资金!A2=单位:万元",
        "people=80 times=160 amount=4000000",
        "U501 补助资金!G3",
        "header and sheet contradict each other"
    )]
    [InlineData("补助资金!A2=单位:元宝镇小学", "people=80 times=160 amount=4000000", "", "a school's name is no unit")]
    public void WeighsWhatIsSaid(string edits, string figures, string expected, string reason)
    {
        var judgement = new StandardWorkbook().With(workbook => workbook.Aid.Row(6)).Edit(edits).Judge();

        Assert.True(
            expected == string.Join("; ", judgement.Places().Where(place => !place.StartsWith("R40", StringComparison.Ordinal))),
            $"{reason}: {string.Join("; ", judgement.Places())}"
        );
        Assert.Equal(figures, judgement.Figures("aid", 4));
    }

    [Fact]
    public void ScalesPeopleByTheHeaderOrTheLine()
    {
        var byHeader = new StandardWorkbook()
            .Edit("补助资金!D3=受助人数(千人) ; 补助资金!D4=0.08 ; 补助资金!D5=0.01 ; 补助资金!D6=0.09")
            .Judge();
        var byLine = new StandardWorkbook()
            .Edit(
                "补助资金!A2=单位:千人、元 ; 补助资金!D4=0.08 ; 补助资金!D5=0.01 ; 补助资金!D6=0.09 ; 补助资金!E4=0.16 ; 补助资金!E6=0.17"
            )
            .Judge();

        Assert.Empty(byHeader.Places());
        Assert.Empty(byLine.Places());
        Assert.Equal("people=80 times=160 amount=4000000", byHeader.Figures("aid", 4));
        Assert.Equal("people=80 times=160 amount=4000000", byLine.Figures("aid", 4));
    }

    [Theory]
    [InlineData("补助资金!G4=4万元", "“补助金额”填的是“4万元”,单位与表头不一致(这一列写明的单位是元)。", "请按表头的单位填写,只填数字。")]
    [InlineData("补助资金!D4=80份", "“受助人数”填的是“80份”,量词与栏目不符(这一列的单位是人)。", "请核对填写的内容,只填数字。")]
    [InlineData("补助资金!G3=补助金额(人)", "“补助金额”的单位应是元,列名写的是“补助金额(人)”。", "请改正列名中的单位。")]
    [InlineData(
        "补助资金!G3=补助金额(元) ; 补助资金!A2=单位:万元",
        "表上方A2写的单位是万元,“补助金额”的列名写的是元,单位互相矛盾。",
        "请核对单位,并改成一致。"
    )]
    public void Says(string edits, string problem, string remedy)
    {
        var finding = new StandardWorkbook().With(workbook => workbook.Aid.Row(6)).Edit(edits).Judge().Findings[0];

        Assert.Equal((problem, remedy), (finding.Problem, finding.Remedy));
    }
}
