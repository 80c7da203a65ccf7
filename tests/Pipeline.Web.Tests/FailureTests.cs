using Azure;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>What is said and what is kept when something breaks.</summary>
[Collection(WebCollection.Name)]
public sealed class FailureTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_failure_of_ours_is_a_page_with_a_number()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        Break(host, "(");

        var page = await school.GetAsync($"/s/{WebHost.Period}");

        Assert.True(page.ContentHeaders.ContentType?.MediaType == "text/html", host.Faults.ToString());
        Assert.Equal(500, page.Status);
        Assert.Contains(page.Text.Split("编号")[1][..8], host.Faults.ToString(), StringComparison.Ordinal);
        Assert.Matches("系统出错，刚才的操作可能没有完成。编号[0-9A-F]{8}，请告诉教育局。", page.Text);
        Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_did_not_arrive_is_said_not_to_have()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");
        Break(host, "PUT /devstoreaccount1/" + host.Storage.Options.Prefix + "uploads");

        var page = await school.UploadAsync(
            $"/s/{WebHost.Period}/uploads",
            "workbook",
            "报表.xlsx",
            WebHost.Workbook(WebHost.First).ToBytes()
        );

        Assert.Equal(500, page.Status);
        Assert.Matches("系统出错，您的文件未收到。编号[0-9A-F]{8}，请告诉教育局。", page.Text);
    }

    [Fact]
    public async Task A_file_that_is_safe_but_not_judged_waits_and_the_sweep_goes_on()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");
        Break(host, "PUT /devstoreaccount1/" + host.Storage.Options.Prefix + "originals");

        var uploaded = await school.UploadAsync(
            $"/s/{WebHost.Period}/uploads",
            "workbook",
            "报表.xlsx",
            WebHost.Workbook(WebHost.First).ToBytes()
        );
        var waiting = await school.GetAsync(uploaded.Location!);

        Assert.Equal(303, uploaded.Status);
        Assert.Contains("文件已收到，校验没有完成，系统会继续；本页10秒后刷新。", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("报表.xlsx", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\" content=\"10\"", waiting.Text, StringComparison.Ordinal);
        host.Storage.Tap.Before = null;
        await host.Get<SweepUploads>().RunAsync(default);
        Assert.Contains("校验通过，已计入汇总。", (await school.GetAsync(uploaded.Location!)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/s/2026-H1/uploads/none", 404, "没有找到")]
    [InlineData("/nowhere", 404, "没有找到")]
    [InlineData("/s/2026-H3", 404, "没有找到")]
    [InlineData("/assets/none.css", 404, "没有找到")]
    [InlineData("/s/sign-in", 404, "没有找到")]
    public async Task What_is_not_there_is_a_page_too(string path, int status, string words)
    {
        await using var host = await WebHost.StartAsync(azurite);
        var page = await (await host.SignedInAsync(WebHost.First)).GetAsync(path);
        Assert.Equal(status, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 303, "the platform does not say that it checks")]
    [InlineData("false", 303, "the platform says that it does not check")]
    [InlineData("true", 200, "the platform checks")]
    public async Task The_platforms_person_counts_only_where_the_platform_checks(string enabled, int status, string reason)
    {
        await using var host = await WebHost.StartAsync(azurite, ("Pipeline:Web:SignIn", "easyauth"), ("WEBSITE_AUTH_ENABLED", enabled));
        await host.Get<Steps.Access.BureauAccess>().IssueAsync("wang@bureau.example", "王科长", BureauRole.Manage, [], "test", default);
        foreach (var (account, known) in new[] { ("wang@bureau.example", true), ("other@bureau.example", false) })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/b");
            request.Headers.Add(
                "X-MS-CLIENT-PRINCIPAL",
                Convert.ToBase64String(
                    System.Text.Encoding.UTF8.GetBytes($$"""{"claims":[{"typ":"preferred_username","val":"{{account}}"}]}""")
                )
            );
            Assert.True((await host.Visit().SendAsync(request)).Status == (known ? status : 303), reason + account);
        }
    }

    private static void Break(WebHost host, string part) =>
        host.Storage.Tap.Before = request =>
            request.Contains(part, StringComparison.Ordinal)
                ? throw new RequestFailedException(503, "The service is busy.")
                : Task.CompletedTask;
}
