using System.Text.Json;
using ClosedXML.Excel;
using Pipeline.Cli.Tests.Support;
using Pipeline.TestKit;

namespace Pipeline.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Verdict(JsonElement judgement) => judgement.GetProperty("verdict").GetString()!;

    private static IEnumerable<JsonElement> Findings(JsonElement judgement, string severity) =>
        judgement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("severity").GetString() == severity);

    [Fact]
    public async Task SeveralFiles_GiveOneObjectEach_InTheOrderGiven()
    {
        var good = new StandardWorkbook();
        string[] files =
        [
            folder.Write("c.xlsx", good),
            folder.Write("a.xlsx", good with { IsWrong = true }),
            folder.Write("b.xlsx", good with { Aided = 101 }),
            folder.Write("旧版.xls", good),
            folder.Write("表.et", good),
            folder.Write("话.xlsx", "我不是工作簿"u8.ToArray()),
            folder.Write("空.xlsx", []),
        ];

        var run = await CliProcess.RunAsync(["check", .. files, "--json"]);

        Assert.Equal((1, ""), (run.Status, run.Errors));
        var json = run.Json.EnumerateArray().ToList();
        Assert.Equal(files, json.Select(each => each.GetProperty("file").GetString()));
        Assert.Equal(
            ["accepted", "rejected", "accepted-with-queries", "accepted", "accepted", "rejected", "rejected"],
            json.Select(Verdict)
        );
        Assert.Empty(json[0].GetProperty("findings").EnumerateArray());
        var wrong = Assert.Single(Findings(json[1], "error"));
        Assert.Equal(
            ("学生人数", "E2", "107"),
            (wrong.GetProperty("sheet").GetString(), wrong.GetProperty("cell").GetString(), wrong.GetProperty("text").GetString())
        );
        Assert.All((int[])[3, 4], i => Assert.Single(Findings(json[i], "notice")));
        Assert.All(
            (int[])[5, 6],
            i => Assert.Equal(JsonValueKind.Null, Assert.Single(Findings(json[i], "error")).GetProperty("cell").ValueKind)
        );
    }

    [Fact]
    public async Task Figures_AreListedWithCellAndText_AlsoOfARejectedWorkbook()
    {
        var run = await CliProcess.RunAsync("check", folder.Write("a.xlsx", new StandardWorkbook { IsWrong = true }), "--json");

        Assert.Equal(1, run.Status);
        var judgement = Assert.Single(run.Json.EnumerateArray());
        Assert.Equal(
            ("4501220001", "府城镇中心小学", "2019-H1"),
            (
                judgement.GetProperty("school").GetProperty("code").GetString(),
                judgement.GetProperty("school").GetProperty("name").GetString(),
                judgement.GetProperty("period").GetString()
            )
        );
        var amount = judgement
            .GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("measure").GetString() == "amount");
        Assert.Equal(
            """{"form":"aid","sheet":"补助资金","row":2,"dimensions":{"stage":"小学","programme":"营养改善计划","source":"中央"},"measure":"amount","value":50000.00,"unit":"元","approximate":false,"cell":"F2","text":"50000"}""",
            JsonSerializer.Serialize(
                amount,
                new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        );
    }

    [Fact]
    public async Task ForPeople_ItSpeaksChinese_AndSaysWhereAndWhat()
    {
        var run = await CliProcess.RunAsync(
            "check",
            folder.Write("a.xlsx", new StandardWorkbook { IsWrong = true }),
            folder.Write("b.xlsx", new StandardWorkbook())
        );

        Assert.Equal((1, ""), (run.Status, run.Errors));
        var lines = run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("未通过", lines[0], StringComparison.Ordinal);
        Assert.Contains("府城镇中心小学  2019年上半年", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("[错误 ", lines[1], StringComparison.Ordinal);
        Assert.Contains("学生人数 E2", lines[1], StringComparison.Ordinal);
        Assert.Equal("共2个文件：通过1，有疑问0，未通过1。", lines[^1]);
    }

    [Theory]
    [InlineData("2019-H1", 0, "the workbook's own period")]
    [InlineData("2019年上半年", 0, "the same in the field's words")]
    [InlineData("2019-H2", 1, "another half")]
    public async Task ThePeriodGiven_MustBeTheWorkbooks(string period, int status, string reason)
    {
        var run = await CliProcess.RunAsync("check", folder.Write("a.xlsx", new StandardWorkbook()), "--period", period, "--json");
        Assert.True(status == run.Status, reason + run.Text);
        Assert.Equal(status, Findings(run.Json[0], "error").Count());
        Assert.All(
            Findings(run.Json[0], "error"),
            finding => Assert.Contains("2019年下半年", finding.GetProperty("message").GetString(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("4501220001", "府城镇中心小学", 0, "listed under its name")]
    [InlineData("4501220001", "别的小学", 1, "listed under another name")]
    [InlineData("4501220002", "府城镇中心小学", 1, "not listed")]
    public async Task TheRoster_MustKnowTheSchool(string code, string name, int status, string reason)
    {
        var run = await CliProcess.RunAsync(
            "check",
            folder.Write("a.xlsx", new StandardWorkbook()),
            "--roster",
            folder.Roster("名录.xlsx", (code, name)),
            "--json"
        );
        Assert.True(status == run.Status, reason + run.Text);
        Assert.Equal(status, Findings(run.Json[0], "error").Count(finding => finding.GetProperty("sheet").GetString() == "封面"));
    }

    [Fact]
    public async Task AWildcard_IsExpandedByTheProgram_HundredsAtOnce_InTheOrderOfTheirNames()
    {
        const int count = 300;
        for (var i = 0; i < count; i++)
        {
            folder.Write(
                FormattableString.Invariant($"多/学校{i:D3}.xlsx"),
                new StandardWorkbook { Code = FormattableString.Invariant($"4501220{i:D3}"), Amount = 10_000 + i }
            );
        }
        folder.Write("多/~$学校000.xlsx", "锁"u8.ToArray());
        folder.Write("多/说明.txt", "x"u8.ToArray());

        var run = await CliProcess.RunAsync("check", folder["多", "*.xlsx"], "--json");

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Equal(
            Enumerable.Range(0, count).Select(i => (folder["多", FormattableString.Invariant($"学校{i:D3}.xlsx")], 10_000m + i)),
            run.Json.EnumerateArray()
                .Select(each =>
                    (
                        each.GetProperty("file").GetString()!,
                        each.GetProperty("figures")
                            .EnumerateArray()
                            .Single(figure => figure.GetProperty("measure").GetString() == "amount")
                            .GetProperty("value")
                            .GetDecimal()
                    )
                )
        );
    }

    [Fact]
    public async Task AnExplanationWrittenIntoTheReceipt_IsReadBack()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook { Aided = 101 });
        Assert.Equal(0, (await CliInProcess.RunAsync("consolidate", folder["in"], "--period", "2019-H1", "--out", folder["out"])).Status);
        var receipt = folder["out", "回执", "a-回执.xlsx"];
        using (var workbook = new XLWorkbook(receipt))
        {
            var sheet = workbook.Worksheet("校验结果");
            var head = sheet.CellsUsed().First(cell => cell.GetString() == "情况说明").Address;
            var query = sheet.CellsUsed().First(cell => cell.GetString() == "疑问" && cell.Address.RowNumber > head.RowNumber).Address;
            sheet.Cell(query.RowNumber, head.ColumnNumber).SetValue("有一名学生转入");
            workbook.Save();
        }

        var run = await CliProcess.RunAsync("check", receipt, "--json");

        Assert.Equal(0, run.Status);
        Assert.Equal("有一名学生转入", Assert.Single(Findings(run.Json[0], "query")).GetProperty("explanation").GetString());
        Assert.Contains("已说明：有一名学生转入", (await CliProcess.RunAsync("check", receipt)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolder_MeansTheWorkbooksInIt_AndTheirReceiptsAreWritten()
    {
        folder.Write("报/东/a.xlsx", new StandardWorkbook());
        folder.Write("报/西/a.xlsx", new StandardWorkbook { Code = "4501220002", IsWrong = true });
        folder.Write("报/说明.txt", "x"u8.ToArray());
        var roster = folder.Roster("报/名录.xlsx", ("4501220001", "府城镇中心小学"), ("4501220002", "府城镇中心小学"));
        var other = folder.Write("另/a.xlsx", new StandardWorkbook { Aided = 101 });

        var run = await CliProcess.RunAsync(
            "check",
            folder["报"],
            folder["报", "东", "a.xlsx"],
            other,
            "--roster",
            roster,
            "--receipt",
            folder["回"]
        );
        var again = await CliProcess.RunAsync("check", folder["报"], "--roster", roster, "--receipt", folder["报", "回执"]);

        Assert.Equal((1, ""), (run.Status, run.Errors));
        Assert.Contains("共3个文件：通过1，有疑问1，未通过1。", run.Text, StringComparison.Ordinal);
        Assert.EndsWith($"回执在：{folder["回"]}", run.Text.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            ["a-回执.xlsx", "东/a-回执.xlsx", "西/a-回执.xlsx"],
            TemporaryFolder.Contents(folder["回"]).Keys.Order(StringComparer.Ordinal)
        );
        using var receipt = new XLWorkbook(folder["回", "西", "a-回执.xlsx"]);
        Assert.Contains(receipt.Worksheet("校验结果").CellsUsed(), cell => cell.GetString().Contains("107", StringComparison.Ordinal));
        Assert.Contains("共2个文件", again.Text, StringComparison.Ordinal);
        Assert.Contains(
            "共2个文件",
            (await CliProcess.RunAsync("check", folder["报"], "--roster", roster, "--receipt", folder["报", "回执"])).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ForPeople_ItSaysWhereTheNumbersWent()
    {
        var run = await CliProcess.RunAsync("check", folder.Write("a.xlsx", new StandardWorkbook { UnknownColumn = 17 }));

        Assert.Contains("数的去向：显示", run.Text, StringComparison.Ordinal);
        Assert.Contains("，未计入1", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileInUse_IsNamed_AndNothingIsOnStandardOutput()
    {
        var open = folder.Write("在用.xlsx", new StandardWorkbook());
        var other = folder.Write("a.xlsx", new StandardWorkbook());
        using var held = new FileStream(open, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var run = await CliProcess.RunAsync("check", other, open, "--json");

        Assert.Equal((2, 0), (run.Status, run.Output.Length));
        Assert.Contains($"读不到“{open}”", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PathsThatAreNoFile_AreAllNamed()
    {
        var good = folder.Write("a.xlsx", new StandardWorkbook());
        Directory.CreateDirectory(folder["夹"]);

        var (status, text, errors) = await CliInProcess.RunAsync(
            "check",
            good,
            folder["没有.xlsx"],
            folder["夹"],
            folder["*.et"],
            "--json"
        );

        Assert.Equal((2, ""), (status, text));
        Assert.Equal(
            [$"没有这个文件：{folder["没有.xlsx"]}", $"文件夹里没有工作簿：{folder["夹"]}", $"没有文件符合“{folder["*.et"]}”。"],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }

    [Theory]
    [InlineData("--period 2019-H3", "报告期“2019-H3”看不懂,请写成2019、2019-H1或2019-H2。")]
    [InlineData("--roster a.xlsx", "学校名录a.xlsx不能用:")]
    [InlineData("--roster 没有.xlsx", "读不到“")]
    public async Task WhatCannotBeUsed_IsTwo(string options, string message)
    {
        var good = folder.Write("a.xlsx", new StandardWorkbook());
        var parts = options.Split(' ');
        var (status, text, errors) = await CliInProcess.RunAsync(
            "check",
            good,
            parts[0],
            parts[0] == "--roster" ? folder[parts[1]] : parts[1],
            "--json"
        );
        Assert.Equal((2, ""), (status, text));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
    }
}
