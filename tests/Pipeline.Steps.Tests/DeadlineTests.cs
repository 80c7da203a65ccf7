using System.Text;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Status;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class DeadlineTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("2019-07-15", "2019-07-15T15:59:59Z", "a day alone means its last second in China")]
    [InlineData("2019年7月15日", "2019-07-15T15:59:59Z", "as people write it")]
    [InlineData("2019-07-15 18:00", "2019-07-15T10:00:00Z", "without a zone it is China's, on a machine of any zone")]
    [InlineData("2019-07-15T18:00:00", "2019-07-15T10:00:00Z", "the same in ISO 8601")]
    [InlineData("2019-07-15T18:00", "2019-07-15T10:00:00Z", "as a browser's field sends it")]
    [InlineData("2019-07-15T18:00:00Z", "2019-07-15T18:00:00Z", "a zone that is given holds")]
    [InlineData("2019-07-15T18:00:00+09:00", "2019-07-15T09:00:00Z", "and any other too")]
    public void Accepts(string text, string expected, string reason)
    {
        Assert.True(DeadlineText.TryParse(text, out var deadline), reason);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), deadline);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("07/15/2019", "the American order")]
    [InlineData("2019-02-30", "no day")]
    [InlineData("2019-07-15 25:00", "no hour")]
    [InlineData("明天", "no date")]
    public void Rejects(string text, string reason) => Assert.False(DeadlineText.TryParse(text, out _), reason);

    [Fact]
    public async Task SetTwice_IsInTheHistoryOnce_WithBeforeAndAfter()
    {
        var rig = await Rig.StartAsync(azurite);
        Assert.Equal((200, "截止时间定为2019-07-15 18:00(北京时间)。"), await SetAsync(rig, "2019-07-15T18:00:00"));
        Assert.Equal((200, "截止时间本来就是2019-07-15 18:00。"), await SetAsync(rig, "2019-07-15T18:00:00"));
        rig.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((200, "截止时间定为2019-07-20 23:59(北京时间)。"), await SetAsync(rig, "2019-07-20"));
        Assert.Equal(
            [
                (PeriodAction.DeadlineSet, "王科长（接口密钥）", "", "2019-07-15 18:00:00"),
                (PeriodAction.DeadlineSet, "王科长（接口密钥）", "2019-07-15 18:00:00", "2019-07-20 23:59:59"),
            ],
            (await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)).Select(act => (act.Action, act.Who, act.Before, act.After))
        );
    }

    [Theory]
    [InlineData(64 * 1024, 400, "请求正文应是JSON,并写明经办人 who 和截止时间 deadline,如 2019-07-15T18:00:00+08:00。")]
    [InlineData((64 * 1024) + 1, 413, "请求正文超过64KB,没有办理。请缩短原因后再试。")]
    public async Task BodyBeyondTheBound_IsNotRead(int length, int status, string message)
    {
        var rig = await Rig.StartAsync(azurite);
        var answer = await rig.Get<BureauDesk>()
            .DeadlineAsync("2019-H1", new MemoryStream(Encoding.ASCII.GetBytes(new string(' ', length))), default);
        Assert.Equal((status, message), (answer.Status, MessageOf(answer)));
    }

    [Fact]
    public async Task PublishAndRetry_AreInTheHistory_WithWhoAskedAndHowTheyWereKnown()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        Assert.True(await rig.Get<RecordFailure>().RunAsync(blob.Path, null, default));
        Assert.Equal(200, (await rig.Get<BureauDesk>().RetryAsync("2019-H1", Body("""{"who":"李老师"}"""), default)).Status);
        Assert.Equal(200, (await rig.Get<BureauDesk>().RetryAsync("2019-H1", Body(""), default)).Status);
        rig.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(200, (await rig.Get<BureauDesk>().PublishAsync("2019-H1", Body(""), default)).Status);
        Assert.Equal(200, (await rig.Get<BureauDesk>().PublishAsync("2019-H1", Body(""), default)).Status);
        Assert.Equal(413, (await rig.Get<BureauDesk>().PublishAsync("2019-H1", Body(new string(' ', (64 * 1024) + 1)), default)).Status);
        Assert.Equal(
            [
                (PeriodAction.Retried, "李老师（接口密钥）", "1份处理失败", "0份处理失败"),
                (PeriodAction.Published, "接口密钥", "没有发布", "第1版"),
            ],
            (await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)).Select(act => (act.Action, act.Who, act.Before, act.After))
        );
    }

    private static MemoryStream Body(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<(int, string?)> SetAsync(Rig rig, string deadline)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"who":"王科长","deadline":"{{deadline}}"}""");
        var answer = await rig.Get<BureauDesk>().DeadlineAsync("2019-H1", new MemoryStream(body), default);
        return (answer.Status, MessageOf(answer));
    }

    private static string? MessageOf(Answer answer)
    {
        using var document = System.Text.Json.JsonDocument.Parse(answer.Json);
        return document.RootElement.GetProperty("message").GetString();
    }
}
