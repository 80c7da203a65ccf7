using System.Text.Json;
using Pipeline.Cli.Tests.Support;
using Pipeline.TestKit;

namespace Pipeline.Cli.Tests;

public sealed class ConsolidateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static JsonElement By(JsonElement form, params (string Dimension, string Value)[] dimensions) =>
        form.GetProperty("by")
            .EnumerateArray()
            .Single(row =>
                row.GetProperty("area").ValueKind == JsonValueKind.Null
                && row.GetProperty("dimensions")
                    .EnumerateObject()
                    .Select(each => (each.Name, each.Value.GetString()!))
                    .SequenceEqual(dimensions)
            )
            .GetProperty("measures");

    private static (int People, decimal Amount) Aid(JsonElement summary, string dimension, string value)
    {
        var measures = By(summary.GetProperty("forms").GetProperty("aid"), (dimension, value));
        return (measures.GetProperty("people").GetInt32(), measures.GetProperty("amount").GetDecimal());
    }

    /// <summary>The sample that ships with the command line; the first try of a school is older than the right one.</summary>
    private string Sample()
    {
        foreach (var path in Directory.EnumerateFiles(CliProcess.Sample, "*.xlsx"))
        {
            folder.Write("in/" + Path.GetFileName(path), File.ReadAllBytes(path), path.Contains('先', StringComparison.Ordinal) ? 0 : 1);
        }
        return folder["in"];
    }

    private async Task<CliRun> ConsolidateAsync(string period)
    {
        var input = Sample();
        var run = await CliProcess.RunAsync(
            "consolidate",
            input,
            "--period",
            period,
            "--roster",
            Path.Combine(input, "学校名录.xlsx"),
            "--out",
            folder["out", period],
            "--json"
        );
        Assert.True(run.Status == 0, run.Errors);
        Assert.Equal(File.ReadAllBytes(folder["out", period, "summary.json"]), run.Output);
        return run;
    }

    [Theory]
    [InlineData("2021", "文件夹里没有2021年的报表：23个文件都是2019年上半年、2019年下半年的。请核对--period。", "another year")]
    [InlineData("空", "文件夹里没有工作簿：", "an empty folder")]
    public async Task NothingOfThePeriod_IsAFailureSaidOnce_AndWhatStandsInOutIsLeft(string what, string message, string reason)
    {
        var input = Sample();
        Directory.CreateDirectory(folder["空"]);
        folder.Write("out/summary.json", "{}"u8.ToArray());

        var run = await CliProcess.RunAsync(
            "consolidate",
            what == "空" ? folder["空"] : input,
            "--period",
            "2021",
            "--roster",
            Path.Combine(input, "学校名录.xlsx"),
            "--out",
            folder["out"]
        );

        Assert.True((2, "") == (run.Status, run.Text), reason + run.Text);
        Assert.StartsWith(message, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(["summary.json"], TemporaryFolder.Contents(folder["out"]).Keys);
        Assert.Equal("{}", File.ReadAllText(folder["out", "summary.json"]));
    }

    [Fact]
    public async Task TheTables_ShowEveryDimension_AndNeverAddUnits()
    {
        var input = Sample();
        var run = await CliProcess.RunAsync(
            "consolidate",
            input,
            "--period",
            "2019",
            "--roster",
            Path.Combine(input, "学校名录.xlsx"),
            "--out",
            folder["out"]
        );

        Assert.Contains("学段/年级 ", run.Text, StringComparison.Ordinal);
        Assert.Contains("学段/资助项目/资金来源 ", run.Text, StringComparison.Ordinal);
        Assert.Contains("级别/等次/获奖对象  集体(项)", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("数量(项)", run.Text, StringComparison.Ordinal);
        Assert.Contains("先打开 汇总表.xlsx", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSampleYear_HasThePublishedTotals()
    {
        var run = await ConsolidateAsync("2019");

        var summary = run.Json;
        Assert.Equal((3_512, 2_739_000m), Aid(summary, "programme", "营养改善计划"));
        Assert.Equal((49, 24_500m), Aid(summary, "source", "市级"));
        Assert.Equal((64, 32_375m), Aid(summary, "source", "县级"));
        var awards = summary.GetProperty("forms").GetProperty("awards");
        Assert.Equal(6, awards.GetProperty("totals").GetProperty("count").GetInt32());
        Assert.Equal(
            [2, 2, 1, 1],
            ((string[])["银奖", "冠军", "第一名", "第二名"]).Select(rank => By(awards, ("rank", rank)).GetProperty("count").GetInt32())
        );
        var coverage = summary.GetProperty("coverage");
        Assert.Equal(
            (12, 11, 0),
            (
                coverage.GetProperty("expected").GetInt32(),
                coverage.GetProperty("received").GetInt32(),
                coverage.GetProperty("rejected").GetInt32()
            )
        );
        Assert.Equal("2145012212", Assert.Single(coverage.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Equal(23, TemporaryFolder.Contents(folder["out", "2019", "回执"]).Count);
        Assert.Equal(
            ["数据段落.docx", "汇总表.xlsx"],
            TemporaryFolder
                .Contents(folder["out", "2019"])
                .Keys.Where(name => !name.Contains('/', StringComparison.Ordinal) && name != "summary.json")
        );
        Assert.Equal("未通过  2145012204-2019-H1(先报的一份).xlsx  错误1处，见回执。", run.Errors.Trim());
    }

    [Theory]
    [InlineData("2019-H1", 734, 458_700)]
    [InlineData("2019-H2", 1_020, 558_000)]
    public async Task TheSampleHalves_HaveThePublishedTotalsOfBoarders(string period, int people, decimal amount)
    {
        var run = await ConsolidateAsync(period);
        Assert.Equal((people, amount), Aid(run.Json, "programme", "家庭经济困难寄宿生生活补助"));
        Assert.Matches($"^提示  {(period == "2019-H2" ? 12 : 11)}个文件\\(.*等\\)  是2019年.*没有计入。", run.Errors);
    }

    [Fact]
    public async Task ForPeople_ItTellsWhatDoesNotCount_TheTotals_AndWhereTheResultLies()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        folder.Write("in/b.xlsx", new StandardWorkbook { Code = "4501220002", IsWrong = true });
        folder.Write("in/c.xlsx", new StandardWorkbook { Period = "2018-H2" });
        folder.Write("in/d.xlsx", "x"u8.ToArray());

        var run = await CliProcess.RunAsync("consolidate", folder["in"], "--period", "2019上半年", "--out", folder["out"]);

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Contains("未通过  b.xlsx  错误1处，见回执。", run.Text, StringComparison.Ordinal);
        Assert.Contains("提示  c.xlsx  是2018年下半年的，不属于2019年上半年，没有计入。", run.Text, StringComparison.Ordinal);
        Assert.Contains("未通过  d.xlsx  看不出是哪所学校或哪一期的，不能计入：", run.Text, StringComparison.Ordinal);
        Assert.Contains("== 2019年上半年 ==", run.Text, StringComparison.Ordinal);
        Assert.Contains("50,000.00", run.Text, StringComparison.Ordinal);
        Assert.Contains("应报2所，已报2所（通过1，有疑问0，未通过1），未报0所。", run.Text, StringComparison.Ordinal);
        Assert.Contains($"结果在：{folder["out"]}", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyRejectedWorkbooks_AreOne_OnlyOtherPeriods_AreTwo()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook { IsWrong = true });
        Assert.Equal(1, (await CliInProcess.RunAsync("consolidate", folder["in"], "--period", "2019-H1", "--out", folder["out"])).Status);
        var (status, text, errors) = await CliInProcess.RunAsync(
            "consolidate",
            folder["in"],
            "--period",
            "2020-H1",
            "--out",
            folder["out"]
        );
        Assert.Equal((2, ""), (status, text));
        Assert.Equal("文件夹里没有2020年上半年的报表：1个文件都是2019年上半年的。请核对--period。", errors.TrimEnd());
    }

    [Fact]
    public async Task WhatCannotBeRead_IsTwo_WhatCannotBeWritten_IsThree()
    {
        var file = folder.Write("in/a.xlsx", new StandardWorkbook());
        async Task<(int, string)> RunAsync(params string[] arguments)
        {
            var (status, text, errors) = await CliInProcess.RunAsync(["consolidate", .. arguments, "--period", "2019-H1"]);
            Assert.Equal("", text);
            return (status, errors.Trim());
        }

        Assert.Equal((2, $"没有这个文件夹:{folder["没有"]}"), await RunAsync(folder["没有"], "--out", folder["out"]));
        Assert.Equal((2, $"这里要文件夹,给的是文件:{file}"), await RunAsync(file, "--out", folder["out"]));
        Assert.Equal(
            (2, $"没有这个文件夹:{folder["以前"]}"),
            await RunAsync(folder["in"], "--out", folder["out"], "--previous", folder["以前"])
        );
        Assert.Equal(
            (2, "--out不能就是放工作簿的文件夹,否则结果会和各校的工作簿混在一起;请另给一个文件夹,可以是它下面的。"),
            await RunAsync(folder["in"], "--out", folder["in"] + "/")
        );
        var (status, message) = await RunAsync(folder["in"], "--out", file);
        Assert.Equal(3, status);
        Assert.StartsWith("读写文件失败:", message, StringComparison.Ordinal);
        Assert.Equal(new StandardWorkbook().ToBytes(), File.ReadAllBytes(file));
    }

    [Fact]
    public async Task AFullDisk_IsThree()
    {
        if (!File.Exists("/dev/full"))
        {
            Console.WriteLine("No /dev/full here: a full disk cannot be shown.");
            return;
        }
        folder.Write("in/a.xlsx", new StandardWorkbook());
        Directory.CreateDirectory(folder["out"]);
        File.CreateSymbolicLink(folder["out", "summary.json.part"], "/dev/full");
        var (status, text, errors) = await CliInProcess.RunAsync(
            "consolidate",
            folder["in"],
            "--period",
            "2019-H1",
            "--out",
            folder["out"]
        );
        Assert.Equal((3, ""), (status, text));
        Assert.StartsWith("磁盘已满", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out", "summary.json"]));
    }
}
