using System.Text.RegularExpressions;
using Pipeline.Browser.Tests.Support;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Access;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Browser.Tests;

/// <summary>
/// The whole circle in a browser, with script and without: roster, period, codes, template, upload, verdict, explanation, return, approval,
/// publication, lock, log.
/// </summary>
public sealed partial class JourneyTests(BrowserHost host) : IClassFixture<BrowserHost>
{
    private static readonly School[] Schools =
    [
        new(SchoolCode.Parse("4501220001"), "府城镇中心小学", "小学", ["小学"], ["武鸣区", "府城镇"], true),
        new(SchoolCode.Parse("4501220002"), "罗波镇中心小学", "小学", ["小学"], ["武鸣区", "罗波镇"], true),
        new(SchoolCode.Parse("4501220003"), "府城镇第二小学", "小学", ["小学"], ["武鸣区", "府城镇"], true),
    ];

    /// <summary>A deadline in some weeks, as the form's field takes it.</summary>
    private static string Soon =>
        TimeProvider
            .System.GetUtcNow()
            .ToOffset(TimeSpan.FromHours(8))
            .AddDays(20)
            .ToString("yyyy-MM-dd'T'18:00", System.Globalization.CultureInfo.InvariantCulture);

    [BrowserTheory]
    [InlineData(true, "2026-H1")]
    [InlineData(false, "2025-H2")]
    public async Task The_whole_circle(bool script, string period)
    {
        var bureau = await host.VisitAsync(script);
        await SignInAsync(bureau, script);
        await bureau.CheckAsync("b-periods-empty");
        await OpenAsync(bureau, period);
        await PutRosterAsync(bureau);
        var (sheet, code) = await IssueAsync(bureau, period);

        var school = await host.VisitAsync(script);
        await SignInAsync(school, script, sheet, code);
        await ReportAsync(school, period);
        await ReturnAsync(bureau, school, period);
        await PublishAsync(bureau, period);
    }

    private async Task SignInAsync(BrowserVisitor bureau, bool script)
    {
        var issued = await host.Get<BureauAccess>().IssueAsync(script ? "wang" : "li", "王科长", BureauRole.Manage, [], "test", default);
        await bureau.GoAsync("/b/sign-in");
        await bureau.CheckAsync("b-sign-in");
        await bureau.FillAsync("一次性登录码", issued.Ticket);
        await bureau.Page.Locator("form[action='/b/sign-in/once'] button").ClickAsync();
        await bureau.Page.WaitForURLAsync("**/b");
    }

    private static async Task OpenAsync(BrowserVisitor bureau, string period)
    {
        await bureau.FillAsync("报告期", period);
        await bureau.FillAsync("截止时间", Soon);
        await bureau.PressAsync("开放");
        await bureau.SeesAsync("报告期已开放。");
    }

    private static async Task PutRosterAsync(BrowserVisitor bureau)
    {
        using var workbook = new MemoryStream();
        RosterWriter.Write(workbook, new Roster(Schools));
        await bureau.GoAsync("/b/schools");
        await bureau.ChooseAsync("上传新名录", "学校名录.xlsx", workbook.ToArray());
        await bureau.PressAsync("上传并核对");
        await bureau.SeesAsync("新名录在办3所");
        await bureau.CheckAsync("b-roster-difference");
        await bureau.PressAsync("启用新名录");
        await bureau.SeesAsync("名录已启用。");
        await bureau.CheckAsync("b-schools");
    }

    private static async Task<(string Sheet, string Code)> IssueAsync(BrowserVisitor bureau, string period)
    {
        await bureau.GoAsync("/b/schools?period=" + period);
        await bureau.PressAsync("生成口令单");
        await bureau.SeesAsync("本页只能打开一次");
        var text = await bureau.Page.Locator(".sheet").First.InnerTextAsync();
        Assert.Contains("府城镇中心小学", text, StringComparison.Ordinal);
        await bureau.CheckAsync("b-sheets");
        var code = Code().Match(text).Value;
        return ($"/s#{Schools[0].Code}.{code.Replace("-", "", StringComparison.Ordinal)}", code);
    }

    private static async Task SignInAsync(BrowserVisitor school, bool script, string sheet, string code)
    {
        await school.GoAsync("/s");
        await school.CheckAsync("s-sign-in");
        if (script)
        {
            await school.GoAsync(sheet);
            Assert.Equal(Schools[0].Code.ToString(), await school.Page.Locator("#school").InputValueAsync());
            Assert.DoesNotContain("#", school.Page.Url, StringComparison.Ordinal);
        }
        else
        {
            await school.FillAsync("学校标识码", Schools[0].Code.ToString());
            await school.FillAsync("上报口令", code.ToLowerInvariant());
        }
        await school.PressAsync("登录");
        await school.SeesAsync("本期还没有上报。");
        await school.CheckAsync("s-period-empty");
    }

    private static async Task ReportAsync(BrowserVisitor school, string period)
    {
        var (template, length) = await school.DownloadAsync("下载本校模板");
        Assert.Contains("府城镇中心小学", template, StringComparison.Ordinal);
        Assert.True(length > 5_000);
        await UploadAsync(school, period, Workbook(period) with { IsWrong = true, Aided = 120 }, "第一次.xlsx");
        await school.SeesAsync("有1条错误，没有采用。");
        await school.CheckAsync("s-rejected");
        await UploadAsync(school, period, Workbook(period) with { Aided = 120 }, "第二次.xlsx");
        await school.SeesAsync("疑问要说明。");
        await school.CheckAsync("s-queries");
        await school.Page.Locator("#explain textarea").First.FillAsync("含本学期转出的学生。");
        await school.PressAsync("保存说明");
        await school.SeesAsync("说明已保存，回执已更新。");
        await school.CheckAsync("s-explained");
        Assert.Equal("第二次-回执.xlsx", (await school.DownloadAsync("下载回执")).Name);
    }

    private static async Task ReturnAsync(BrowserVisitor bureau, BrowserVisitor school, string period)
    {
        await bureau.GoAsync($"/b/{period}/{Schools[0].Code}");
        await bureau.CheckAsync("b-school");
        await bureau.FillAsync("退回原因（学校会看到）", "三年级人数请核实。");
        await bureau.PressAsync("退回这一份");
        await bureau.SeesAsync("已退回，学校登录后会看到原因。");
        await school.GoAsync($"/s/{period}");
        await school.SeesAsync("教育局退回了上报");
        await school.CheckAsync("s-returned");
        await UploadAsync(school, period, Workbook(period) with { Amount = 60_000 }, "第三次.xlsx");
        await school.SeesAsync("校验通过，已计入汇总。");
        await school.CheckAsync("s-accepted");
        await bureau.GoAsync($"/b/{period}/{Schools[0].Code}");
        await bureau.PressAsync("审核通过这一份");
        await bureau.SeesAsync("已审核通过。");
    }

    private static async Task PublishAsync(BrowserVisitor bureau, string period)
    {
        await bureau.GoAsync($"/b/{period}");
        await bureau.Page.GetByText("办理：立即汇总").ClickAsync();
        await bureau.PressAsync("立即汇总");
        await bureau.Page.Locator(".notice").First.WaitForAsync();
        await bureau.CheckAsync("b-board");
        await bureau.FollowAsync("看数据");
        await bureau.SeesAsync("60,000.00元");
        await bureau.CheckAsync("b-figures");
        await bureau.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "60,000.00元" }).First.ClickAsync();
        await bureau.SeesAsync("补助资金 F2");
        await bureau.CheckAsync("b-trace");
        await bureau.GoAsync($"/b/{period}/reminders");
        await bureau.CheckAsync("b-reminders");
        await bureau.GoAsync($"/b/{period}");
        await bureau.Page.GetByText("办理：立即汇总").ClickAsync();
        await bureau.FillAsync("锁定的原因", "定稿");
        await bureau.PressAsync("锁定");
        await bureau.SeesAsync("已锁定。之后的上报会保存");
        Assert.Contains("汇总表", (await bureau.DownloadAsync("下载汇总表")).Name, StringComparison.Ordinal);
        await bureau.GoAsync("/b");
        await bureau.CheckAsync("b-periods");
        await bureau.GoAsync("/b/log");
        await bureau.SeesAsync("三年级人数请核实。");
        await bureau.CheckAsync("b-log");
    }

    private static async Task UploadAsync(BrowserVisitor school, string period, StandardWorkbook workbook, string name)
    {
        await school.GoAsync($"/s/{period}");
        // Storage tells whole seconds only: two uploads of one second have no order that a person would expect.
        await school.Page.WaitForTimeoutAsync(1_100);
        await school.ChooseAsync("选择工作簿", name, workbook.ToBytes());
        await school.PressAsync("上报");
        await school.Page.WaitForURLAsync("**/uploads/*");
        await school.SeesAsync(name);
    }

    private static StandardWorkbook Workbook(string period) =>
        new()
        {
            Code = Schools[0].Code.ToString(),
            Name = Schools[0].Name,
            Period = period,
        };

    [GeneratedRegex("([0-9A-Z]{4}-){4}[0-9A-Z]")]
    private static partial Regex Code();
}
