using System.Text.RegularExpressions;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Web.Tests;

/// <summary>What the bureau does, without script: roster, period, codes, board, return, approve, publish, download, lock, log.</summary>
[Collection(WebCollection.Name)]
public sealed partial class BureauJourneyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_whole_circle()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var bureau = await host.PersonAsync(BureauRole.Manage);

        await bureau.GetAsync("/b");
        var opened = await bureau.FollowAsync(
            bureau.PostAsync(
                "/b/periods",
                ("period", "2026年上半年"),
                ("deadline", "2099-07-15T18:00"),
                ("excused", WebHost.Third.Code.ToString())
            )
        );
        Assert.Contains("报告期已开放。", opened.Text, StringComparison.Ordinal);
        Assert.Contains("2099-07-15 18:00", opened.Text, StringComparison.Ordinal);
        Assert.Matches("应报</dt><dd>2</dd>", opened.Text);

        await bureau.GetAsync("/b/schools");
        var issued = await bureau.PostAsync("/b/schools/codes", ("period", "2026-H1"), ("area", "武鸣区/府城镇"));
        var sheet = await bureau.GetAsync(issued.Location!);
        Assert.Contains(WebHost.First.Name, sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHost.Second.Name, sheet.Text, StringComparison.Ordinal);
        Assert.Equal(410, (await bureau.GetAsync(issued.Location!)).Status);

        var school = host.Visit();
        await school.GetAsync("/s");
        var code = Code().Match(sheet.Text[sheet.Text.IndexOf(WebHost.First.Name, StringComparison.Ordinal)..]).Value;
        Assert.Equal(
            "/s/2026-H1",
            (await school.PostAsync("/s/sign-in", ("school", WebHost.First.Code.ToString()), ("code", code))).Location
        );
        await school.GetAsync("/s/2026-H1");
        var uploaded = await school.UploadAsync("/s/2026-H1/uploads", "workbook", "第一份.xlsx", WebHost.Workbook(WebHost.First).ToBytes());
        var version = uploaded.Location!.Split('/')[^1];

        var one = await bureau.GetAsync($"/b/2026-H1/{WebHost.First.Code}");
        Assert.Contains("第一份.xlsx", one.Text, StringComparison.Ordinal);
        var returned = await bureau.FollowAsync(
            bureau.PostAsync($"/b/2026-H1/{WebHost.First.Code}/return", ("version", version), ("why", "三年级人数请核实"))
        );
        Assert.Contains("已退回，学校登录后会看到原因。", returned.Text, StringComparison.Ordinal);
        var told = await school.GetAsync("/s/2026-H1");
        Assert.Contains("教育局退回了上报", told.Text, StringComparison.Ordinal);
        Assert.Contains("三年级人数请核实", told.Text, StringComparison.Ordinal);

        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var again = await school.UploadAsync(
            "/s/2026-H1/uploads",
            "workbook",
            "第二份.xlsx",
            (WebHost.Workbook(WebHost.First) with { Amount = 60_000 }).ToBytes()
        );
        var second = again.Location!.Split('/')[^1];
        await bureau.GetAsync($"/b/2026-H1/{WebHost.First.Code}");
        var conflict = await bureau.FollowAsync(
            bureau.PostAsync($"/b/2026-H1/{WebHost.First.Code}/approve", ("version", version), ("why", ""))
        );
        Assert.Contains("该校计入汇总的已不是这一份上报，没有办理。请核对后再办理。", conflict.Text, StringComparison.Ordinal);
        var approved = await bureau.FollowAsync(
            bureau.PostAsync($"/b/2026-H1/{WebHost.First.Code}/approve", ("version", second), ("why", ""))
        );
        Assert.Contains("已审核通过。", approved.Text, StringComparison.Ordinal);

        Assert.Contains(
            "已发布新的一版汇总。",
            (await bureau.FollowAsync(bureau.PostAsync("/b/2026-H1/publish"))).Text,
            StringComparison.Ordinal
        );
        var summary = await bureau.GetAsync("/b/2026-H1/files/" + Uri.EscapeDataString("汇总表.xlsx"));
        Assert.Equal(200, summary.Status);
        Assert.Equal("PK"u8.ToArray(), summary.Bytes[..2]);
        var figures = await bureau.GetAsync("/b/2026-H1/figures");
        Assert.Contains("60,000.00元", figures.Text, StringComparison.Ordinal);
        var trace = await bureau.GetAsync("/b/2026-H1/figures/aid/amount?area=" + Uri.EscapeDataString("武鸣区/府城镇"));
        Assert.Contains("补助资金 F2", trace.Text, StringComparison.Ordinal);
        Assert.Contains(WebHost.First.Name, trace.Text, StringComparison.Ordinal);

        Assert.Contains(
            "已锁定。之后的上报会保存",
            (await bureau.FollowAsync(bureau.PostAsync("/b/2026-H1/lock", ("why", "定稿")))).Text,
            StringComparison.Ordinal
        );
        var log = await bureau.GetAsync("/b/log");
        Assert.All(
            ["开放报告期", "生成口令单", "退回", "审核通过", "立即汇总", "锁定", "学校登录", "王科长(manage)", "三年级人数请核实"],
            word => Assert.Contains(word, log.Text, StringComparison.Ordinal)
        );
        Assert.Equal("PK"u8.ToArray(), (await bureau.GetAsync("/b/log.xlsx")).Bytes[..2]);
    }

    [Fact]
    public async Task A_roster_takes_force_only_after_its_difference_was_seen()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var bureau = await host.PersonAsync(BureauRole.Manage);
        await bureau.GetAsync("/b/schools");
        using var workbook = new MemoryStream();
        var added = new School(SchoolCode.Parse("4501220009"), "新建小学", "小学", ["小学"], ["武鸣区", "府城镇"], true);
        RosterWriter.Write(workbook, new Roster([WebHost.First, WebHost.Second with { Name = "罗波镇第一小学" }, added]));

        var difference = await bureau.FollowAsync(bureau.UploadAsync("/b/schools/roster", "roster", "学校名录.xlsx", workbook.ToArray()));

        Assert.Contains("新名录在办3所：新增1所，减少1所，改动1所。", difference.Text, StringComparison.Ordinal);
        Assert.Contains("罗波镇第一小学", difference.Text, StringComparison.Ordinal);
        Assert.Contains(WebHost.Third.Name, difference.Text, StringComparison.Ordinal);
        Assert.False((await host.Get<RosterStore>().CurrentAsync(default))!.Roster.TryFind(added.Code, out _));
        var confirm = Regex.Match(difference.Text, "action=\"(/b/schools/roster/[0-9a-f]+)\"").Groups[1].Value;
        Assert.Contains("名录已启用。", (await bureau.FollowAsync(bureau.PostAsync(confirm))).Text, StringComparison.Ordinal);
        Assert.True((await host.Get<RosterStore>().CurrentAsync(default))!.Roster.TryFind(added.Code, out _));
    }

    [Fact]
    public async Task The_board_filters_and_chases()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");
        await school.UploadAsync(
            $"/s/{WebHost.Period}/uploads",
            "workbook",
            "报表.xlsx",
            (WebHost.Workbook(WebHost.First) with { IsWrong = true }).ToBytes()
        );
        var bureau = await host.PersonAsync(BureauRole.View);

        var missing = await bureau.GetAsync($"/b/{WebHost.Period}?state=missing");
        Assert.Contains(WebHost.Second.Code.ToString(), missing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/b/{WebHost.Period}/{WebHost.First.Code}\"", missing.Text, StringComparison.Ordinal);
        var text = await bureau.GetAsync($"/b/{WebHost.Period}/reminders");
        Assert.Contains("罗波镇：\n还没有上报（1所）：罗波镇中心小学", text.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("要改正后重新上报（1所）：府城镇中心小学", text.Text, StringComparison.Ordinal);
        var list = await bureau.GetAsync($"/b/{WebHost.Period}/schools.xlsx?state=rejected");
        var cells = ReceiptText.Of(list.Bytes);
        Assert.Contains(WebHost.First.Name, cells, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHost.Second.Name, cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_one_area_sees_and_counts_that_area_alone()
    {
        await using var host = await WebHost.StartAsync(azurite);
        await host.SignedInAsync(WebHost.First);
        var bureau = await host.PersonAsync(BureauRole.Manage, "武鸣区/罗波镇");
        var board = await bureau.GetAsync($"/b/{WebHost.Period}");
        Assert.Contains(WebHost.Second.Name, board.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHost.First.Name, board.Text, StringComparison.Ordinal);
        Assert.Matches("应报</dt><dd>1</dd>", board.Text);
        Assert.DoesNotContain(WebHost.First.Name, (await bureau.GetAsync($"/b/{WebHost.Period}/reminders")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            WebHost.First.Name,
            ReceiptText.Of((await bureau.GetAsync($"/b/{WebHost.Period}/schools.xlsx")).Bytes),
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await bureau.GetAsync($"/b/{WebHost.Period}/{WebHost.First.Code}")).Status);
        Assert.Equal(200, (await bureau.GetAsync($"/b/{WebHost.Period}/{WebHost.Second.Code}")).Status);
    }

    [Fact]
    public async Task Explanations_and_excuses_change_what_is_published()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var bureau = await host.PersonAsync(BureauRole.Manage);
        var school = await host.SignedInAsync(WebHost.First);
        await school.GetAsync($"/s/{WebHost.Period}");
        var uploaded = await school.UploadAsync(
            $"/s/{WebHost.Period}/uploads",
            "workbook",
            "报表.xlsx",
            (WebHost.Workbook(WebHost.First) with { Aided = 120 }).ToBytes()
        );
        await bureau.GetAsync($"/b/{WebHost.Period}");
        Assert.EndsWith("published", (await bureau.PostAsync($"/b/{WebHost.Period}/publish")).Location, StringComparison.Ordinal);
        Assert.EndsWith("unchanged", (await bureau.PostAsync($"/b/{WebHost.Period}/publish")).Location, StringComparison.Ordinal);

        var page = await school.GetAsync(uploaded.Location!);
        await school.PostAsync(
            uploaded.Location + "/explanations",
            [.. Regex.Matches(page.Text, "name=\"(q-\\d+)\"").Select(match => (match.Groups[1].Value, "含转出学生。"))]
        );
        Assert.EndsWith("published", (await bureau.PostAsync($"/b/{WebHost.Period}/publish")).Location, StringComparison.Ordinal);
        Assert.Equal(
            ReportingState.Accepted,
            (await host.Get<SubmissionStore>().StatusAsync(WebHost.Period, WebHost.First.Code, default))!.Status.State
        );

        await bureau.PostAsync(
            "/b/periods",
            ("period", WebHost.Period.ToString()),
            ("excused", $"{WebHost.Second.Code}\n{WebHost.Third.Code}")
        );
        Assert.EndsWith("published", (await bureau.PostAsync($"/b/{WebHost.Period}/publish")).Location, StringComparison.Ordinal);
        Assert.Contains(
            "\"expected\": 1",
            (await bureau.GetAsync($"/b/{WebHost.Period}/files/summary.json")).Text,
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex("([0-9A-Z]{4}-){4}[0-9A-Z]")]
    private static partial Regex Code();
}
