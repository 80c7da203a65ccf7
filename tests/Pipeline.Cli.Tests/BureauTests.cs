using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Cli.Tests.Support;
using Pipeline.Domain.Schools;
using Pipeline.Steps;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Cli.Tests;

/// <summary>The bureau's commands on the real emulator, after a school's uploads went through the steps.</summary>
public sealed class BureauTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string School = "4501220001";

    private static Task<(int Status, string Text, string Errors)> BureauAsync(TestStorage storage, params string[] arguments) =>
        CliInProcess.RunAsync(
            [("Pipeline__Prefix", storage.Options.Prefix)],
            ["bureau", .. arguments, "--period", "2019-H1", "--connection", storage.Options.ConnectionString]
        );

    private static async Task UploadAsync(TestStorage storage, StandardWorkbook workbook)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(storage.Clients)
            .AddSingleton(Options.Create(new PipelineOptions()))
            .AddPipelineSteps()
            .BuildServiceProvider();
        var path = $"{workbook.Period}/{workbook.Code}/报表.xlsx";
        await services.GetRequiredService<UploadStore>().PutAsync(path, new MemoryStream(workbook.ToBytes()), default);
        await services.GetRequiredService<IngestUpload>().RunAsync(path, default);
    }

    [Fact]
    public async Task FromStatusToApproval()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        async Task SaysAsync(int status, string text, params string[] arguments)
        {
            var run = await BureauAsync(storage, arguments);
            Assert.True((status, "") == (run.Status, run.Errors), string.Join(' ', arguments) + ": " + run);
            Assert.Contains(text, run.Text, StringComparison.Ordinal);
        }

        await SaysAsync(0, "还没有学校上报", "publish");
        await UploadAsync(storage, new StandardWorkbook());
        await UploadAsync(storage, new StandardWorkbook { Code = "4501220002", IsWrong = true });
        await SaysAsync(0, "已发布第1版。", "publish");
        await SaysAsync(0, "没有变化,不重新发布。", "publish");
        var status = await BureauAsync(storage, "status");
        Assert.Equal(0, status.Status);
        Assert.Contains("应报2所，已报2所；当前是第1版汇总表。", status.Text, StringComparison.Ordinal);
        Assert.Contains(
            status.Text.Split('\n'),
            line => line.Contains(School, StringComparison.Ordinal) && line.Contains("通过", StringComparison.Ordinal)
        );
        Assert.Contains(
            status.Text.Split('\n'),
            line => line.Contains("4501220002", StringComparison.Ordinal) && line.Contains("未通过", StringComparison.Ordinal)
        );

        await SaysAsync(1, "该校没有计入汇总的上报,不能办理。", "approve", "--school", "4501220002", "--who", "王科长");
        await SaysAsync(0, "审核", "approve", "--school", School, "--who", "王科长");
        await SaysAsync(0, "锁定", "lock", "--who", "王科长", "--why", "汇总");
        Assert.Contains("已锁定", (await BureauAsync(storage, "status")).Text, StringComparison.Ordinal);
        await SaysAsync(1, "已锁定", "return", "--school", School, "--who", "王科长", "--why", "请核对补助金额。");
        await SaysAsync(0, "锁定", "unlock", "--who", "王科长");
        await SaysAsync(0, "退回", "return", "--school", School, "--who", "王科长", "--why", "请核对补助金额。");
        Assert.Contains(
            ((await BureauAsync(storage, "status")).Text).Split('\n'),
            line => line.Contains(School, StringComparison.Ordinal) && line.Contains("退回", StringComparison.Ordinal)
        );
        await SaysAsync(0, "已发布第2版。", "publish");
        await SaysAsync(0, "重新处理了0份上传。", "retry");
    }

    [Fact]
    public async Task WhoIsMissing_IsListed_AndChased_AndTheDeadlineTold_AndTheResultFetched()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        Assert.True(
            await new RosterStore(storage.Clients).PutAsync(
                new StoredRoster(
                    new Roster([
                        new School(SchoolCode.Parse(School), "府城镇中心小学", "小学", [], ["某县", "东片"], IsOpen: true),
                        new School(SchoolCode.Parse("4501220002"), "府城镇中心小学", "小学", [], ["某县", "东片"], IsOpen: true),
                        new School(SchoolCode.Parse("4501220003"), "西片小学", "小学", [], ["某县", "西片"], IsOpen: true),
                    ]),
                    "1",
                    DateTimeOffset.UnixEpoch
                ),
                default
            )
        );
        await UploadAsync(storage, new StandardWorkbook());
        await UploadAsync(storage, new StandardWorkbook { Code = "4501220002", IsWrong = true });
        async Task<string> SaysAsync(params string[] arguments)
        {
            var run = await BureauAsync(storage, arguments);
            Assert.True((0, "") == (run.Status, run.Errors), string.Join(' ', arguments) + ": " + run);
            return run.Text;
        }

        Assert.Equal("没有定截止时间。", (await SaysAsync("deadline")).Trim());
        Assert.Contains("2019-07-10 23:59", await SaysAsync("deadline", "--at", "2019-7-10", "--who", "王科长"), StringComparison.Ordinal);
        Assert.Equal("截止时间是2019-07-10 23:59（北京时间）。", (await SaysAsync("deadline")).Trim());
        var missing = await SaysAsync("missing");
        Assert.Contains(
            "西片小学  4501220003  某县/西片  逾期未报",
            System.Text.RegularExpressions.Regex.Replace(missing, " {2,}", "  "),
            StringComparison.Ordinal
        );
        Assert.EndsWith("应报3所，未报1所，截止时间2019-07-10 23:59。", missing.TrimEnd(), StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(await SaysAsync("missing", "--json")))
        {
            Assert.True(json.RootElement.GetProperty("isOverdue").GetBoolean());
            Assert.Equal(
                "4501220003",
                Assert.Single(json.RootElement.GetProperty("missing").EnumerateArray()).GetProperty("code").GetString()
            );
        }
        Assert.Contains("应报2所，未报0所", await SaysAsync("missing", "--area", "东片"), StringComparison.Ordinal);
        Assert.Contains("还没有上报（1所）：西片小学", await SaysAsync("chase"), StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(await SaysAsync("status", "--state", "未通过", "--json")))
        {
            Assert.Equal(
                (3, "4501220002"),
                (
                    json.RootElement.GetProperty("expected").GetInt32(),
                    Assert.Single(json.RootElement.GetProperty("schools").EnumerateArray()).GetProperty("code").GetString()
                )
            );
        }
        Assert.Equal(
            3,
            (await SaysAsync("status", "--state", "迟报"))
                .Split('\n')
                .Count(line => line.Contains("45012200", StringComparison.Ordinal) || line.Contains("应报3所", StringComparison.Ordinal))
        );
        Assert.Equal(
            (2, "没有“交了”这个状态"),
            ((await BureauAsync(storage, "status", "--state", "交了")) is var wrong ? wrong.Status : 0, wrong.Errors.Split('，')[0])
        );
        Assert.Equal(2, (await BureauAsync(storage, "status", "--area", "没有片")).Status);
        Assert.Equal(2, (await BureauAsync(storage, "deadline", "--at", "2019-7-10")).Status);

        using var folder = new TemporaryFolder();
        Assert.Equal(2, (await BureauAsync(storage, "download", "--out", folder["下载"])).Status);
        await SaysAsync("publish");
        Assert.Equal(
            $"第1版（初步数）和2份回执，在：{folder["下载"]}",
            (await SaysAsync("download", "--receipts", "--out", folder["下载"])).Trim()
        );
        Assert.Equal(
            ["summary.json", $"回执/{School}-报表-回执.xlsx", "回执/4501220002-报表-回执.xlsx", "数据段落.docx", "汇总表.xlsx"],
            TemporaryFolder.Contents(folder["下载"]).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task AReturn_DemandsItsReason_AndALegibleSchool()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var (status, _, errors) = await BureauAsync(storage, "return", "--school", School, "--who", "王科长");
        Assert.Equal(2, status);
        Assert.Contains("--why", errors, StringComparison.Ordinal);
        (status, _, errors) = await BureauAsync(storage, "return", "--school", "12", "--who", "王科长", "--why", "核对");
        Assert.Equal((2, "学校标识码“12”不对,应是10位数字。"), (status, errors.Trim()));
    }

    [Fact]
    public async Task RejudgeSaysFirst_AndDoesItWhenTold_PurgeErasesWhenTold()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        // Put in force below the step that would judge again by itself.
        var rosters = new RosterStore(storage.Clients);
        Assert.True(await rosters.PutAsync(new StoredRoster(RosterOf("4501220002"), "1", DateTimeOffset.UnixEpoch), default));
        await UploadAsync(storage, new StandardWorkbook());
        Assert.True(await rosters.PutAsync(new StoredRoster(RosterOf(School), "2", DateTimeOffset.UnixEpoch.AddDays(1)), default));

        var dry = await BureauAsync(storage, "rejudge");
        Assert.Equal((0, ""), (dry.Status, dry.Errors));
        Assert.Contains("重新审核1份上传，1所学校会改判。", dry.Text, StringComparison.Ordinal);
        Assert.Contains("补助资金补助金额 —→50,000.00元", dry.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await BureauAsync(storage, "rejudge", "--apply")).Status);
        var applied = await BureauAsync(storage, "rejudge", "--apply", "--who", "王科长", "--why", "增补名录", "--json");
        var document = JsonDocument.Parse(applied.Text).RootElement;
        Assert.Equal(
            (false, School, "rejected", "accepted"),
            (
                document.GetProperty("dryRun").GetBoolean(),
                document.GetProperty("schools")[0].GetProperty("school").GetString(),
                document.GetProperty("schools")[0].GetProperty("before").GetString(),
                document.GetProperty("schools")[0].GetProperty("after").GetString()
            )
        );
        Assert.Contains("重新审核1份上传，0所学校会改判。", (await BureauAsync(storage, "rejudge")).Text, StringComparison.Ordinal);

        var listed = await BureauAsync(storage, "purge", "--school", School);
        Assert.Contains("共1份。", listed.Text, StringComparison.Ordinal);
        Assert.Equal(
            (2, "清除要写明--who（办理人）和--why（原因）。"),
            Pair(await BureauAsync(storage, "purge", "--school", School, "--confirm"))
        );
        Assert.Equal(
            0,
            (await BureauAsync(storage, "purge", "--school", School, "--confirm", "--who", "王科长", "--why", "误传学生名单")).Status
        );
        Assert.Contains("已清除", (await BureauAsync(storage, "purge", "--school", School)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            School,
            await storage.DumpContainerAsync(StorageNames.Originals) + await storage.DumpContainerAsync(StorageNames.Receipts),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ARosterThatDropsSchools_IsShown_AndConfirmed()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        Task<(int Status, string Text, string Errors)> RosterAsync(params string[] arguments) =>
            CliInProcess.RunAsync(
                [("Pipeline__Prefix", storage.Options.Prefix)],
                ["bureau", "roster", .. arguments, "--connection", storage.Options.ConnectionString]
            );
        Assert.Contains("登记处没有学校名录", (await RosterAsync("show")).Text, StringComparison.Ordinal);
        await BureauTests.RosterAsync(storage, School, "4501220002");
        Assert.Contains("已经启用", (await RosterAsync("show")).Text, StringComparison.Ordinal);
        await BureauTests.RosterAsync(storage, School);
        var shown = await RosterAsync("show", "--json");
        var document = JsonDocument.Parse(shown.Text).RootElement;
        Assert.Equal(
            (true, false, "4501220002"),
            (
                document.GetProperty("waiting").GetBoolean(),
                document.GetProperty("inForce").GetBoolean(),
                document.GetProperty("removed")[0].GetString()
            )
        );
        Assert.Contains("减少1所，超过现有2所的十分之一。", (await RosterAsync("show")).Text, StringComparison.Ordinal);
        Assert.Equal(1, (await RosterAsync("confirm", "--who", "王科长", "--version-seen", "20190101000000-0000000000")).Status);
        var confirmed = await RosterAsync("confirm", "--who", "王科长", "--version-seen", document.GetProperty("version").GetString()!);
        Assert.Equal((0, "名录已启用，在办1所。"), (confirmed.Status, confirmed.Text.Trim()));
    }

    private static (int, string) Pair((int Status, string Text, string Errors) run) => (run.Status, run.Errors.Trim());

    private static Roster RosterOf(params string[] schools) =>
        new(schools.Select(code => new School(SchoolCode.Parse(code), new StandardWorkbook().Name, "小学", ["小学"], ["武鸣区"], true)));

    private static async Task RosterAsync(TestStorage storage, params string[] schools)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(storage.Clients)
            .AddSingleton(Options.Create(new PipelineOptions()))
            .AddPipelineSteps()
            .BuildServiceProvider();
        using var workbook = new MemoryStream();
        RosterWriter.Write(workbook, RosterOf(schools));
        workbook.Position = 0;
        await services.GetRequiredService<RosterStore>().PutUploadAsync(workbook, default);
        await services.GetRequiredService<UpdateRoster>().RunAsync(StorageNames.RosterFile, default);
    }

    [Theory]
    [InlineData("status --period 2019-H9 --connection UseDevelopmentStorage=true", "报告期“2019-H9”看不懂")]
    [InlineData("status --period 2019-H1 --connection 乱写的", "存储连接字符串不对")]
    [InlineData("status --period 2019-H1", "请用--connection给出存储连接字符串")]
    public async Task WhatCannotBeUsed_IsTwo(string arguments, string message)
    {
        var (status, text, errors) = await CliInProcess.RunAsync([("AzureWebJobsStorage", "")], ["bureau", .. arguments.Split(' ')]);
        Assert.Equal((2, ""), (status, text));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccountThatDoesNotAnswer_IsThree()
    {
        // Port 9 (discard) has no listener on any machine that runs tests.
        const string account =
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
            + LocalServices.AzuriteProcess.AccountKey
            + ";BlobEndpoint=http://127.0.0.1:9/devstoreaccount1;QueueEndpoint=http://127.0.0.1:9/devstoreaccount1;"
            + "TableEndpoint=http://127.0.0.1:9/devstoreaccount1;";
        var (status, text, errors) = await CliInProcess.RunAsync("bureau", "status", "--period", "2019-H1", "--connection", account);
        Assert.Equal((3, ""), (status, text));
        Assert.StartsWith("外部服务失败", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
