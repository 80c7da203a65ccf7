using Pipeline.Steps.Access;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>Who gets in, for how long, and what is said to who does not.</summary>
[Collection(WebCollection.Name)]
public sealed class SignInTests(AzuriteFixture azurite)
{
    private const string Wrong = "学校标识码或上报口令不对。口令印在口令单上，不分大小写。";

    [Fact]
    public async Task Codes_are_typed_as_people_type()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var code = await host.IssueAsync(WebHost.First);
        string[] typings =
        [
            code,
            code.ToLowerInvariant(),
            AccessCode.Format(code),
            " " + AccessCode.Format(code).Replace('-', ' ') + " ",
            string.Concat(code.Select(sign => (char)(sign + 0xFEE0))),
            code.Replace('0', 'O').Replace('1', 'l'),
        ];
        foreach (var typed in typings)
        {
            Assert.Equal($"/s/{WebHost.Period}", (await TryAsync(host.Visit(), WebHost.First.Code.ToString(), typed)).Location);
        }
    }

    [Fact]
    public async Task A_code_opens_its_own_school_only()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var code = await host.IssueAsync(WebHost.First);
        await host.IssueAsync(WebHost.Second);
        string[] schools = [WebHost.Second.Code.ToString(), "4501229999", "", "abc"];
        foreach (var school in schools)
        {
            var visitor = host.Visit();
            Assert.Contains(Wrong, (await visitor.FollowAsync(TryAsync(visitor, school, code))).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_the_right_code_is_taken_all_the_same()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var code = await host.IssueAsync(WebHost.First);
        var visitor = host.Visit();
        for (var guess = 1; guess <= 5; guess++)
        {
            Assert.StartsWith(
                "/s?m=wrong",
                (await TryAsync(visitor, WebHost.First.Code.ToString(), AccessCode.Create())).Location,
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            "试得太频繁，请30秒后再试。",
            (await visitor.FollowAsync(TryAsync(visitor, WebHost.First.Code.ToString(), AccessCode.Create()))).Text,
            StringComparison.Ordinal
        );
        Assert.Equal($"/s/{WebHost.Period}", (await TryAsync(visitor, WebHost.First.Code.ToString(), code)).Location);
    }

    [Fact]
    public async Task A_code_ends_thirty_days_after_the_deadline()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var deadline = host.Time.Now.AddDays(1);
        await host.Get<PeriodStore>().SetDeadlineAsync(WebHost.Period, deadline, "王科长", default);
        var code = await host.IssueAsync(WebHost.First);
        var visitor = host.Visit();

        host.Time.Now = deadline.AddDays(30).AddSeconds(-1);
        Assert.Equal($"/s/{WebHost.Period}", (await TryAsync(visitor, WebHost.First.Code.ToString(), code)).Location);
        host.Time.Now = deadline.AddDays(30);
        visitor = host.Visit();
        Assert.Contains(
            "口令已过期，请向区县教育局领取本期的口令单。",
            (await visitor.FollowAsync(TryAsync(visitor, WebHost.First.Code.ToString(), code))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_new_code_ends_the_old_one_and_its_sessions()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var code = await host.IssueAsync(WebHost.First);
        var visitor = host.Visit();
        await TryAsync(visitor, WebHost.First.Code.ToString(), code);
        Assert.Equal(200, (await visitor.GetAsync($"/s/{WebHost.Period}")).Status);

        await host.IssueAsync(WebHost.First);

        Assert.True((await visitor.GetAsync($"/s/{WebHost.Period}")).IsSignIn);
        Assert.StartsWith("/s?m=wrong", (await TryAsync(visitor, WebHost.First.Code.ToString(), code)).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(119, 1, true, "a minute before two idle hours")]
    [InlineData(120, 1, false, "two idle hours")]
    [InlineData(60, 11, true, "eleven busy hours")]
    [InlineData(60, 12, false, "twelve hours in all")]
    public async Task A_session_lasts_two_idle_hours_and_twelve_in_all(int minutes, int times, bool lasts, string reason)
    {
        await using var host = await WebHost.StartAsync(azurite);
        var visitor = await host.SignedInAsync(WebHost.First);
        var last = 0;
        for (var time = 0; time < times; time++)
        {
            host.Time.Now = host.Time.Now.AddMinutes(minutes);
            last = (await visitor.GetAsync($"/s/{WebHost.Period}")).Status;
        }
        Assert.True(lasts == (last == 200), reason);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var visitor = await host.SignedInAsync(WebHost.First);
        await visitor.GetAsync($"/s/{WebHost.Period}");
        var cookie = visitor.Cookies["__Host-school"];
        Assert.Equal("/s?m=out", (await visitor.PostAsync("/s/sign-out")).Location);
        visitor.Cookies["__Host-school"] = cookie;
        Assert.True((await visitor.GetAsync($"/s/{WebHost.Period}")).IsSignIn);
    }

    [Fact]
    public async Task Two_instances_share_cookies_and_forms()
    {
        await using var host = await WebHost.StartAsync(azurite);
        await using var other = await host.OtherInstanceAsync();
        var visitor = await host.SignedInAsync(WebHost.First);
        await visitor.GetAsync($"/s/{WebHost.Period}");
        var there = other.Visit();
        foreach (var (name, value) in visitor.Cookies)
        {
            there.Cookies[name] = value;
        }
        there.Token = visitor.Token;
        Assert.Equal(
            303,
            (
                await there.UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", "报表.xlsx", WebHost.Workbook(WebHost.First).ToBytes())
            ).Status
        );
    }

    private static async Task<Answer> TryAsync(Visitor visitor, string school, string code)
    {
        await visitor.GetAsync("/s");
        return await visitor.PostAsync("/s/sign-in", ("school", school), ("code", code));
    }
}
