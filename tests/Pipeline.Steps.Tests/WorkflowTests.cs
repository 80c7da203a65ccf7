using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class WorkflowTests(AzuriteFixture azurite)
{
    private static ActRequest Request(string? version = null, string why = "请核对。") =>
        new(Rig.Period, Rig.School, version, "王科长", why);

    [Fact]
    public async Task Return_CountsNoLonger_UntilUploadedAnew_AndIsInTheHistory()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(one);

        Assert.Equal(ActOutcome.Done, (await rig.Get<ReturnSubmission>().RunAsync(Request(), default)).Outcome);
        Assert.Equal(ActOutcome.AlreadyDone, (await rig.Get<ReturnSubmission>().RunAsync(Request(), default)).Outcome);
        var returned = await rig.StatusAsync();
        Assert.Equal((ReportingState.Returned, null, "请核对。"), (returned.State, returned.Accepted, returned.Reason));
        var act = Assert.Single((await rig.Submissions.ReadAsync(one.Partition, default)).Acts);
        Assert.Equal(
            (WorkflowAction.Returned, one.Version, "王科长", "请核对。", rig.Time.Now),
            (act.Action, act.Version, act.Who, act.Why, act.At)
        );

        var two = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 20_000 }, one);
        await rig.IngestAsync(two);
        Assert.Equal((ReportingState.Accepted, 20_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
    }

    [Fact]
    public async Task Return_Refuses_WithoutReason_UnknownVersion_Lock_OrNothingToReturn()
    {
        var rig = await Rig.StartAsync(azurite);
        var step = rig.Get<ReturnSubmission>();
        Assert.Equal("该校没有计入汇总的上报,不能办理。", (await step.RunAsync(Request(), default)).Message);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        Assert.Equal("退回要写明原因。", (await step.RunAsync(Request(why: ""), default)).Message);
        Assert.Equal(
            "该校计入汇总的已不是这一份上报,请核对后再办理。",
            (await step.RunAsync(Request("20190101000000-0123456789"), default)).Message
        );
        rig.Time.Now += TimeSpan.FromHours(1);
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "汇总", default);
        Assert.Equal("报告期已锁定,取消锁定后才能退回。", (await step.RunAsync(Request(), default)).Message);
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
    }

    [Fact]
    public async Task Approve_UntilANewerUpload()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(one);
        Assert.Equal(ActOutcome.Done, (await rig.Get<ApproveSubmission>().RunAsync(Request(one.Version, ""), default)).Outcome);
        Assert.Equal(ActOutcome.AlreadyDone, (await rig.Get<ApproveSubmission>().RunAsync(Request(one.Version, ""), default)).Outcome);
        Assert.Equal(ReportingState.Approved, (await rig.StatusAsync()).State);

        var wrong = await rig.UploadLaterAsync(new StandardWorkbook { IsWrong = true }, one);
        await rig.IngestAsync(wrong);
        Assert.Equal(
            "该校最新的上报没有通过,不能审核通过。",
            (await rig.Get<ApproveSubmission>().RunAsync(Request(why: ""), default)).Message
        );

        await rig.IngestAsync(await rig.UploadLaterAsync(new StandardWorkbook { Amount = 1_000 }, wrong));
        Assert.Equal((ReportingState.Accepted, 1_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
    }

    [Fact]
    public async Task TwoActsAtOnce_OneIsRecorded()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(one);
        var other = rig.OtherHost();
        var results = await Task.WhenAll(
            rig.Get<ReturnSubmission>().RunAsync(Request(), default),
            other.Get<ReturnSubmission>().RunAsync(Request(), default)
        );
        Assert.Equal([ActOutcome.Done, ActOutcome.AlreadyDone], results.Select(result => result.Outcome).Order());
        Assert.Single((await rig.Submissions.ReadAsync(one.Partition, default)).Acts);
    }

    [Fact]
    public async Task UploadedAfterTheLock_IsHeld_Answered_AndCountsOnceUnlocked()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(one);
        rig.Time.Now = one.UploadedAt;
        Assert.Equal(ActOutcome.Done, (await rig.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "汇总", default)).Outcome);
        var book = new StandardWorkbook { Amount = 20_000 };
        var two = await rig.UploadLaterAsync(book, one);
        await rig.IngestAsync(two);

        await rig.AssertWholeAsync(two, book.ToBytes());
        Assert.Equal((10_000L, 1), (await rig.AmountAsync(), (await rig.StatusAsync()).Held));
        Assert.Contains("本期已锁定", ReceiptText.Of(await rig.ReceiptAsync(two)), StringComparison.Ordinal);

        rig.Time.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(ActOutcome.Done, (await rig.Get<LockPeriod>().RunAsync(Rig.Period, false, "王科长", "补报", default)).Outcome);
        Assert.Equal((20_000L, 0), (await rig.AmountAsync(), (await rig.StatusAsync()).Held));
        Assert.Equal(
            [PeriodAction.Locked, PeriodAction.Unlocked],
            (await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)).Select(act => act.Action)
        );
        Assert.Equal(ActOutcome.AlreadyDone, (await rig.Get<LockPeriod>().RunAsync(Rig.Period, false, "王科长", "补报", default)).Outcome);
    }

    [Theory]
    [InlineData("$batch", "the lock falls before the upload is recorded, under the open state that was read before")]
    [InlineData("receipts", "the lock falls between reading the lock and recording")]
    public async Task LockedWhileAnUploadIsTaken_TheUploadIsHeld(string at, string reason)
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        rig.Time.Now = blob.UploadedAt.AddSeconds(-1);
        var other = rig.OtherHost();
        var locked = false;
        rig.Tap.Before = async request =>
        {
            // The submissions's transaction is the last one, after the receipt.
            if (
                !locked
                && request.Contains(at, StringComparison.Ordinal)
                && (at != "$batch" || rig.Tap.Requests.Any(before => before.Contains("receipts", StringComparison.Ordinal)))
            )
            {
                locked = true;
                await other.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "汇总", default);
            }
        };
        await rig.IngestAsync(blob);
        Assert.True(locked, reason);
        Assert.Equal((null, 1), ((await rig.StatusAsync()).Accepted, (await rig.StatusAsync()).Held));
    }

    [Fact]
    public async Task OlderUploadProcessedLater_IsToldSo()
    {
        var rig = await Rig.StartAsync(azurite);
        var older = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 }, "a.xlsx");
        var newer = await rig.UploadAsync(new StandardWorkbook { Amount = 20_000 }, "b.xlsx");
        await rig.IngestAsync(newer);
        await rig.IngestAsync(older);
        Assert.Equal(20_000, await rig.AmountAsync());
        Assert.Contains("以更新的为准", ReceiptText.Of(await rig.ReceiptAsync(older)), StringComparison.Ordinal);
        Assert.Contains("本次已采用", ReceiptText.Of(await rig.ReceiptAsync(newer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockOfAYear_DoesNotLockItsHalves()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.Get<LockPeriod>().RunAsync(Period.OfYear(2019), true, "王科长", "", default);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
    }
}
