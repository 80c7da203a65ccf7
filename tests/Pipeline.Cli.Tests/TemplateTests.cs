using System.Text.Json;
using ClosedXML.Excel;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

public sealed class TemplateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FilledInByASchool_ItChecksWithoutAFinding_AndABlankFigureIsDerived()
    {
        var path = folder["新", "报表.xlsx"];
        var made = await CliProcess.RunAsync(
            "template",
            "--period",
            "2019-H1",
            "--school",
            "4501220001",
            "--name",
            "府城镇中心小学",
            "--out",
            path
        );
        Assert.Equal((0, $"写出标准报表：{path}", ""), (made.Status, made.Text.Trim(), made.Errors));
        using (var workbook = new XLWorkbook(path))
        {
            Fill(workbook.Worksheet("学生人数"), ("A5", "小学"), ("B5", "一年级"), ("C5", 2), ("D5", 51), ("E5", 49));
            Fill(workbook.Worksheet("补助资金"), ("A5", "小学"), ("B5", "营养改善计划"), ("C5", "中央"), ("D5", 80), ("G5", 32_000));
            Fill(workbook.Worksheet("获奖"), ("A4", "全县数学竞赛"), ("B4", "县级"), ("C4", "一等奖"), ("D4", "个人"), ("E4", "学生"));
            workbook.SaveAs(folder["填好.xlsx"], new SaveOptions { EvaluateFormulasBeforeSaving = true });
        }

        var run = await CliProcess.RunAsync("check", folder["填好.xlsx"], "--period", "2019-H1", "--json");

        Assert.True(run.Status == 0, run.Text);
        var judgement = Assert.Single(run.Json.EnumerateArray());
        Assert.Empty(judgement.GetProperty("findings").EnumerateArray());
        JsonElement Figure(string measure) =>
            judgement.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("measure").GetString() == measure);
        Assert.Equal(
            [100m, 80m, 80m, 32_000m, 1m],
            ((string[])["total", "people", "times", "amount", "count"]).Select(measure => Figure(measure).GetProperty("value").GetDecimal())
        );
        Assert.All(
            (string[])["times", "count"],
            measure =>
            {
                Assert.True(Figure(measure).GetProperty("derived").GetBoolean());
                Assert.False(Figure(measure).TryGetProperty("cell", out _));
            }
        );
        Assert.All(
            (string[])["people", "amount"],
            measure =>
            {
                Assert.False(Figure(measure).TryGetProperty("derived", out _));
                Assert.Equal(measure == "people" ? "D5" : "G5", Figure(measure).GetProperty("cell").GetString());
            }
        );
    }

    [Fact]
    public async Task ForARoster_EverySchoolGetsItsOwn_AndEmptyOnesAreNotRejected()
    {
        var roster = folder.Roster("名录.xlsx", ("4501220001", "第一小学"), ("4501220002", "第二小学"));

        var (status, text, _) = await CliInProcess.RunAsync("template", "--period", "2019-H2", "--roster", roster, "--out", folder["各校"]);

        Assert.Equal((0, $"写出2份标准报表，在：{folder["各校"]}"), (status, text.Trim()));
        Assert.Equal(
            ["4501220001-第一小学-2019-H2.xlsx", "4501220002-第二小学-2019-H2.xlsx"],
            TemporaryFolder.Contents(folder["各校"]).Keys
        );
        var run = await CliProcess.RunAsync("check", folder["各校", "*.xlsx"], "--roster", roster, "--period", "2019-H2", "--json");
        Assert.True(run.Status == 0, run.Text);
        Assert.Equal(
            ["第一小学", "第二小学"],
            run.Json.EnumerateArray().Select(each => each.GetProperty("school").GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task OneSchoolOfARoster_TakesItsNameFromThere_AndAFolderTakesTheFile()
    {
        var roster = folder.Roster("名录.xlsx", ("4501220001", "第一小学"));
        Directory.CreateDirectory(folder["放"]);
        var (status, _, errors) = await CliInProcess.RunAsync(
            "template",
            "--period",
            "2019",
            "--roster",
            roster,
            "--school",
            "4501220001",
            "--out",
            folder["放"]
        );
        Assert.Equal((0, ""), (status, errors));
        Assert.Equal(["4501220001-第一小学-2019.xlsx"], TemporaryFolder.Contents(folder["放"]).Keys);
    }

    [Theory]
    [InlineData("", "请给出--roster(名录中每校一份),或--school和--name(一所学校)。")]
    [InlineData("--school 123 --name 某校", "学校标识码“123”不对,应是10位数字。")]
    [InlineData("--school 4501220001", "请用--name给出学校名称,或用--roster给出有这所学校的名录。")]
    [InlineData("--name 某校", "给出--name时还要用--school给出学校标识码。")]
    public async Task WrongUsage_IsTwo_AndWritesNothing(string options, string message)
    {
        var (status, text, errors) = await CliInProcess.RunAsync([
            "template",
            "--period",
            "2019",
            "--out",
            folder["out"],
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);
        Assert.Equal((2, "", message), (status, text, errors.Trim()));
        Assert.Empty(TemporaryFolder.Contents(folder.Path));
    }

    [Fact]
    public async Task AFileInPlaceOfTheFolder_IsTwo()
    {
        var roster = folder.Roster("名录.xlsx", ("4501220001", "第一小学"));
        var (status, _, errors) = await CliInProcess.RunAsync("template", "--period", "2019", "--roster", roster, "--out", roster);
        Assert.Equal((2, $"用--roster时--out要给文件夹,给的是文件:{roster}"), (status, errors.Trim()));
    }

    private static void Fill(IXLWorksheet sheet, params (string Cell, object Value)[] cells)
    {
        foreach (var (cell, value) in cells)
        {
            _ = value is string text ? sheet.Cell(cell).SetValue(text) : sheet.Cell(cell).SetValue((int)value);
        }
    }
}
