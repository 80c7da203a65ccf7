using OtpNet;
using Pipeline.Steps.Access;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>Code and one-time password of the bureau's people.</summary>
[Collection(WebCollection.Name)]
public sealed class BureauSignInTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Code_and_one_time_password_open_and_no_password_opens_twice()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var issued = await host.Get<BureauAccess>().IssueAsync("王科长", "王科长", BureauRole.Manage, [], "test", default);
        var password = new Totp(Base32Encoding.ToBytes(issued.TotpSecret)).ComputeTotp(host.Time.Now.UtcDateTime);

        Assert.Equal("/b", (await TryAsync(host, "王科长", issued.Code, password)).Location);
        Assert.Equal("/b/sign-in?m=bureau-wrong", (await TryAsync(host, "王科长", issued.Code, password)).Location);
    }

    [Theory]
    [InlineData("account", "another account")]
    [InlineData("code", "another code")]
    [InlineData("password", "another password")]
    [InlineData("late", "a password of two minutes ago")]
    [InlineData("revoked", "a person who was taken off")]
    public async Task Whatever_is_wrong_is_refused_in_the_same_words(string wrong, string reason)
    {
        await using var host = await WebHost.StartAsync(azurite);
        var access = host.Get<BureauAccess>();
        var issued = await access.IssueAsync("wang", "王科长", BureauRole.Manage, [], "test", default);
        if (wrong == "revoked")
        {
            await access.RevokeAsync("wang", "test", default);
        }
        var at = host.Time.Now.UtcDateTime.AddMinutes(wrong == "late" ? -2 : 0);
        var password = new Totp(Base32Encoding.ToBytes(issued.TotpSecret)).ComputeTotp(at);
        var answer = await TryAsync(
            host,
            wrong == "account" ? "li" : "wang",
            wrong == "code" ? AccessCode.Create() : issued.Code,
            wrong == "password" ? "000000" : password
        );
        Assert.True(answer.Location == "/b/sign-in?m=bureau-wrong", reason);
    }

    [Fact]
    public async Task A_ticket_opens_once_and_for_a_day()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var access = host.Get<BureauAccess>();
        var issued = await access.IssueAsync("wang", "王科长", BureauRole.View, [], "test", default);
        Assert.Equal("/b", (await OnceAsync(host, issued.Ticket)).Location);
        Assert.Equal("/b/sign-in?m=once-wrong", (await OnceAsync(host, issued.Ticket)).Location);
        var late = await access.TicketAsync("wang", default);
        host.Time.Now = host.Time.Now.AddDays(1);
        Assert.Equal("/b/sign-in?m=once-wrong", (await OnceAsync(host, late)).Location);
    }

    [Fact]
    public async Task Who_is_taken_off_is_out_at_once()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var bureau = await host.PersonAsync(BureauRole.View);
        Assert.Equal(200, (await bureau.GetAsync("/b")).Status);
        await host.Get<BureauAccess>().RevokeAsync("view", "test", default);
        Assert.True((await bureau.GetAsync("/b")).IsSignIn);
    }

    private static async Task<Answer> TryAsync(WebHost host, string account, string code, string password)
    {
        var visitor = host.Visit();
        await visitor.GetAsync("/b/sign-in");
        return await visitor.PostAsync("/b/sign-in", ("account", account), ("code", code), ("totp", password));
    }

    private static async Task<Answer> OnceAsync(WebHost host, string ticket)
    {
        var visitor = host.Visit();
        await visitor.GetAsync("/b/sign-in");
        return await visitor.PostAsync("/b/sign-in/once", ("once", ticket));
    }
}
