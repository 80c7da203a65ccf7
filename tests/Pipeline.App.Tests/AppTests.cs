using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Publish;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.App.Tests;

/// <summary>
/// The real host: a blob dropped, the receipt awaited, the rest over HTTP. Each test has a year of its own, since they share the
/// containers.
/// </summary>
public sealed class AppTests(AppHost app) : IClassFixture<AppHost>
{
    [Fact]
    public async Task FromUploadToSummary_OverTheTriggers()
    {
        var first = await app.UploadAsync(
            "2021-H1/4501220001/府城 报表'😀.xlsx",
            new StandardWorkbook { Period = "2021-H1", Amount = 10_000 }.ToBytes()
        );
        var second = await app.UploadAsync(
            "2021-H1/4501220002/报表.xlsx",
            new StandardWorkbook
            {
                Period = "2021-H1",
                Code = "4501220002",
                Amount = 5_000,
            }.ToBytes()
        );
        var misplaced = await app.UploadAsync("2021-H1/4501220001/旧/报表.xlsx", [1, 2, 3]);
        foreach (var blob in new[] { first, second, misplaced })
        {
            await app.ReceiptAsync(blob);
            await app.TakenAsync(blob);
        }

        var (status, published) = await app.PostAsync("api/periods/2021-H1/publish");
        Assert.Equal(
            (200, "published", 1),
            (status, published.GetProperty("outcome").GetString(), published.GetProperty("number").GetInt32())
        );
        await using var json = await app.Get<SummaryStore>()
            .OpenAsync(published.GetProperty("folder").GetString()!, SummaryFiles.Json, default);
        using var summary = await JsonDocument.ParseAsync(json!);
        Assert.Equal(
            15_000m,
            summary.RootElement.GetProperty("forms").GetProperty("aid").GetProperty("totals").GetProperty("amount").GetDecimal()
        );
        Assert.Equal("unchanged", (await app.PostAsync("api/periods/2021-H1/publish")).Body.GetProperty("outcome").GetString());

        var period = await app.GetAsync("api/periods/2021-H1");
        Assert.Equal(
            ["通过", "通过"],
            period.GetProperty("schools").EnumerateArray().Select(school => school.GetProperty("stateName").GetString())
        );
        Assert.Equal(1, period.GetProperty("publication").GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Workflow_OverHttp()
    {
        var blob = await app.UploadAsync("2022-H1/4501220001/报表.xlsx", new StandardWorkbook { Period = "2022-H1" }.ToBytes());
        await app.TakenAsync(blob);
        const string School = "api/periods/2022-H1/schools/4501220001/";
        Assert.Equal(400, (await app.PostAsync(School + "return", new { why = "没有经办人" })).Status);
        Assert.Equal(409, (await app.PostAsync(School + "return", new { who = "王科长" })).Status);
        Assert.Equal(200, (await app.PostAsync(School + "approve", new { who = "王科长", version = blob.Version })).Status);
        Assert.Equal("approved", await StateAsync());
        Assert.Equal((200, "done"), Outcome(await app.PostAsync(School + "return", new { who = "王科长", why = "请核对。" })));
        Assert.Equal((200, "alreadyDone"), Outcome(await app.PostAsync(School + "return", new { who = "王科长", why = "请核对。" })));
        Assert.Equal("returned", await StateAsync());
        Assert.Equal((200, "done"), Outcome(await app.PostAsync("api/periods/2022-H1/lock", new { who = "王科长", why = "汇总" })));
        Assert.True((await app.GetAsync("api/periods/2022-H1")).GetProperty("isLocked").GetBoolean());
        Assert.Equal((200, "done"), Outcome(await app.PostAsync("api/periods/2022-H1/unlock", new { who = "王科长", why = "补报" })));
        Assert.Equal(
            200,
            (await app.PostAsync("api/periods/2022-H1/deadline", new { who = "王科长", deadline = "2022-07-15T18:00:00+08:00" })).Status
        );
        Assert.True((await app.GetAsync("api/periods/2022-H1")).GetProperty("schools")[0].GetProperty("isLate").GetBoolean());

        async Task<string?> StateAsync() =>
            (await app.GetAsync("api/periods/2022-H1")).GetProperty("schools")[0].GetProperty("state").GetString();
        static (int, string?) Outcome((int Status, JsonElement Body) answer) =>
            (answer.Status, answer.Body.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Roster_OverTheTrigger()
    {
        using var roster = new MemoryStream();
        RosterWriter.Write(
            roster,
            new Roster([
                new School(SchoolCode.Parse("4501220001"), "府城镇中心小学", "小学", ["小学"], ["武鸣区"], true),
                new School(SchoolCode.Parse("4501220002"), "府城镇中心小学", "小学", ["小学"], ["武鸣区"], true),
            ])
        );
        roster.Position = 0;
        await app.Get<RosterStore>().PutUploadAsync(roster, default);
        for (var i = 0; i < 300 && await app.Get<RosterStore>().CurrentAsync(default) is null; i++)
        {
            await Task.Delay(100);
        }
        Assert.Equal(2, (await app.GetAsync("api/periods/2024")).GetProperty("expected").GetInt32());
    }

    [Fact]
    public async Task Poison_OverTheTimer()
    {
        var blob = await app.UploadAsync("2023-H1/4501220001/报表.xlsx", new StandardWorkbook { Period = "2023-H1" }.ToBytes());
        await app.TakenAsync(blob);
        var queue = app.Get<StorageClients>().PoisonQueue();
        await queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"Type":"BlobTrigger"}""")));
        for (var i = 0; i < 300 && (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0; i++)
        {
            await Task.Delay(100);
        }
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.True(await app.Get<StorageClients>().Container(StorageNames.KeptAside).GetBlobsAsync().GetAsyncEnumerator().MoveNextAsync());
    }

    /// <summary>Nothing of a school lies beside code and keys, and no key of the pages beside the data.</summary>
    [Fact]
    public async Task TheHostsOwn_IsApartFromTheData()
    {
        var blob = await app.UploadAsync("2025-H1/4501220001/报表.xlsx", new StandardWorkbook { Period = "2025-H1" }.ToBytes());
        await app.TakenAsync(blob);
        (await app.WithoutKey.GetAsync("s")).EnsureSuccessStatusCode();
        Assert.Equal(
            ["azure-webjobs-hosts", .. StorageNames.HostContainers],
            await ContainersAsync(new BlobServiceClient(app.HostConnection))
        );
        var data = app.Get<StorageClients>().Container(StorageNames.Uploads).GetParentBlobServiceClient();
        Assert.Equal(
            StorageNames.Containers.Except(StorageNames.HostContainers).Order(StringComparer.Ordinal),
            await ContainersAsync(data)
        );
        Assert.Empty(new Azure.Data.Tables.TableServiceClient(app.HostConnection).Query());
        Assert.True(
            await app.Get<StorageClients>().Container(StorageNames.Keys).GetBlobsAsync().GetAsyncEnumerator().MoveNextAsync(),
            "The keys of the pages' forms."
        );
    }

    [Theory]
    [InlineData("GET", "api/periods/2019-H1")]
    [InlineData("POST", "api/periods/2019-H1/publish")]
    [InlineData("POST", "api/periods/2019-H1/retry")]
    [InlineData("POST", "api/periods/2019-H1/lock")]
    [InlineData("POST", "api/periods/2019-H1/unlock")]
    [InlineData("POST", "api/periods/2019-H1/deadline")]
    [InlineData("POST", "api/periods/2019-H1/schools/4501220001/return")]
    [InlineData("POST", "api/periods/2019-H1/schools/4501220001/approve")]
    public async Task WithoutKey_Unauthorized(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithoutKey.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "api/period/2019-H1")]
    [InlineData("PUT", "api/periods/2019-H1/lock")]
    [InlineData("DELETE", "api/health")]
    public async Task WhatTheApiDoesNotHave_IsAnsweredInChinese(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.WithoutKey.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith(
            $"没有这个接口：{method} /{path}。",
            answer.RootElement.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    private static async Task<IReadOnlyList<string>> ContainersAsync(BlobServiceClient account)
    {
        var names = new List<string>();
        await foreach (var container in account.GetBlobContainersAsync())
        {
            names.Add(container.Name);
        }
        return names;
    }

    [Theory]
    [InlineData("api/periods/2019-H3/publish", "{}", "报告期应写成 2019、2019-H1 或 2019-H2。")]
    [InlineData("api/periods/2019-H3/retry", "{}", "报告期应写成 2019、2019-H1 或 2019-H2。")]
    [InlineData("api/periods/2019-H1/lock", "", "请求正文应是JSON,并写明经办人 who;退回还要写明原因 why。")]
    [InlineData("api/periods/2019-H1/lock", "null", "请求正文应是JSON,并写明经办人 who;退回还要写明原因 why。")]
    [InlineData("api/periods/2019-H1/unlock", "[1", "请求正文应是JSON,并写明经办人 who;退回还要写明原因 why。")]
    [InlineData("api/periods/2019-H1/schools/123/return", "{}", "学校标识码应是10位数字。")]
    [InlineData(
        "api/periods/2019-H1/deadline",
        """{"who":"王科长"}""",
        "请求正文应是JSON,并写明经办人 who 和截止时间 deadline,如 2019-07-15T18:00:00+08:00。"
    )]
    public async Task BadRequests_AreAnsweredInChinese(string path, string body, string message)
    {
        using var response = await app.WithKey.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(message, answer.RootElement.GetProperty("message").GetString());
    }
}
