using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>What a clerk does, without script: sign in, template, upload, verdict, explain, receipt.</summary>
[Collection(WebCollection.Name)]
public sealed class SchoolJourneyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_correct_workbook_counts_with_the_click()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);

        var page = await school.FollowAsync(UploadAsync(school, WebHost.Workbook(WebHost.First)));

        Assert.Equal(200, page.Status);
        Assert.Contains("校验通过，已计入汇总。", page.Text, StringComparison.Ordinal);
        Assert.Contains("报表.xlsx", page.Text, StringComparison.Ordinal);
        Assert.Contains("50,000.00元", page.Text, StringComparison.Ordinal);
        var status = await host.Get<SubmissionStore>().StatusAsync(WebHost.Period, WebHost.First.Code, default);
        Assert.Equal(ReportingState.Accepted, status!.Status.State);
        var list = await school.GetAsync($"/s/{WebHost.Period}");
        Assert.Contains("已上报，校验通过，不需要再办。", list.Text, StringComparison.Ordinal);
        Assert.Contains("计入汇总", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_workbook_is_rejected_with_the_place_and_the_earlier_one_stands()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.FollowAsync(UploadAsync(school, WebHost.Workbook(WebHost.First)));

        var page = await school.FollowAsync(UploadAsync(school, WebHost.Workbook(WebHost.First) with { IsWrong = true }, "改过的.xlsx"));

        Assert.Contains("有1条错误，没有采用。", page.Text, StringComparison.Ordinal);
        Assert.Contains("先前通过的上报仍然计入。", page.Text, StringComparison.Ordinal);
        Assert.Contains("学生人数 E2", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_explained_on_the_page_and_counts_as_explained()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        var uploaded = await UploadAsync(school, WebHost.Workbook(WebHost.First) with { Aided = 120, Pupils = 100 });
        var page = await school.GetAsync(uploaded.Location!);
        Assert.Contains("疑问要说明", page.Text, StringComparison.Ordinal);
        var fields = System
            .Text.RegularExpressions.Regex.Matches(page.Text, "name=\"(q-\\d+)\"")
            .Select(match => (match.Groups[1].Value, "含转出学生<b>。"))
            .ToArray();
        Assert.NotEmpty(fields);

        var explained = await school.FollowAsync(school.PostAsync(uploaded.Location + "/explanations", fields));

        Assert.Contains("说明已保存，回执已更新。", explained.Text, StringComparison.Ordinal);
        Assert.Contains("校验通过，已计入汇总。", explained.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", System.Text.Encoding.UTF8.GetString(explained.Bytes), StringComparison.Ordinal);
        var status = (await host.Get<SubmissionStore>().StatusAsync(WebHost.Period, WebHost.First.Code, default))!.Status;
        Assert.Equal(
            (ReportingState.Accepted, 0, fields.Length),
            (status.State, status.Accepted!.OpenQueries, status.Accepted.ExplainedQueries)
        );
        var receipt = await school.GetAsync(uploaded.Location + "/receipt");
        Assert.Contains("含转出学生", ReceiptText.Of(receipt.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_is_the_schools_own_and_goes_through_when_it_comes_back()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.Second);

        await school.GetAsync($"/s/{WebHost.Period}");
        var template = await school.GetAsync($"/s/{WebHost.Period}/template");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.ContentHeaders.ContentType!.MediaType);
        Assert.Contains("罗波镇中心小学-2026年上半年", template.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var page = await school.FollowAsync(school.UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", "模板.xlsx", template.Bytes));
        Assert.DoesNotContain("错误", page.Text.Split("<h2", 2)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_is_said_before_the_file_is_chosen_and_what_comes_is_kept()
    {
        await using var host = await WebHost.StartAsync(azurite);
        await host.Get<Steps.Workflow.LockPeriod>().RunAsync(WebHost.Period, true, "王科长", "汇总", default);
        var school = await host.SignedInAsync(WebHost.First);
        Assert.Contains(
            "2026年上半年已锁定。现在上报会保存，取消锁定后才计入。",
            (await school.GetAsync($"/s/{WebHost.Period}")).Text,
            StringComparison.Ordinal
        );
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        var page = await school.FollowAsync(UploadAsync(school, WebHost.Workbook(WebHost.First)));

        Assert.Contains("校验通过，已保存；本期已锁定，取消锁定后才计入。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_files_name_stays_inert()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);

        var uploaded = await UploadAsync(school, WebHost.Workbook(WebHost.First), "a\"><img src=x onerror=alert(1)>.xlsx");
        foreach (var path in new[] { uploaded.Location!, $"/s/{WebHost.Period}" })
        {
            var html = System.Text.Encoding.UTF8.GetString((await school.GetAsync(path)).Bytes);
            Assert.Contains("onerror=alert(1)", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_files_of_one_name_at_once_are_both_kept()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 5).Select(number => UploadAsync(school, WebHost.Workbook(WebHost.First) with { Amount = 50_000 + number }))
        );

        Assert.All(answers, answer => Assert.Equal(303, answer.Status));
        Assert.Equal(5, answers.Select(answer => answer.Location).Distinct().Count());
        var history = await host.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(WebHost.Period, WebHost.First.Code), default);
        Assert.Equal(5, history.Uploads.Length);
    }

    [Theory]
    [InlineData(0, "文件是空的，没有上报。", "nothing in it")]
    [InlineData(10 * 1024 * 1024 + 1, "文件有11MB，超过10MB，没有上报。请检查是否选错文件或插入了图片。", "a byte too many")]
    public async Task A_file_that_cannot_be_taken_is_told_and_not_kept(int length, string words, string reason)
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");

        var page = await school.FollowAsync(school.UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", "大.xlsx", new byte[length]));

        Assert.True(page.Text.Contains(words, StringComparison.Ordinal), reason);
        Assert.Equal("", await host.Storage.DumpContainerAsync(StorageNames.Uploads));
    }

    [Fact]
    public async Task A_code_of_one_period_does_not_report_for_another()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");
        var other = Period.SecondHalfOf(2025);

        Assert.Equal(
            403,
            (await school.UploadAsync($"/s/{other}/uploads", "workbook", "报表.xlsx", WebHost.Workbook(WebHost.First).ToBytes())).Status
        );
        var page = await school.GetAsync($"/s/{other}");
        Assert.Contains("这一期只能查看", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", page.Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> UploadAsync(Visitor school, StandardWorkbook workbook, string name = "报表.xlsx")
    {
        await school.GetAsync($"/s/{WebHost.Period}");
        return await school.UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", name, workbook.ToBytes());
    }
}
