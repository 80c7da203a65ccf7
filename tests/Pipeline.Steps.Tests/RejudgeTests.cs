using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class RejudgeTests(AzuriteFixture azurite)
{
    private static Task<RejudgeResult> RunAsync(Rig rig, bool dryRun) =>
        rig.Get<RejudgePeriod>().RunAsync(Rig.Period, "王科长", "新版规则", dryRun, null, default);

    /// <summary>
    /// Rejected by a roster that does not have the school, until one does: what a new release does to the rules, a roster does too.
    /// </summary>
    private static async Task<UploadedBlob> RejectedAsync(Rig rig)
    {
        await PutRosterAsync(rig, Rig.Code(2), 1);
        var blob = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(blob);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
        return blob;
    }

    private static async Task PutRosterAsync(Rig rig, string code, int version) =>
        Assert.True(
            await rig.Get<RosterStore>()
                .PutAsync(
                    new StoredRoster(
                        new Roster([new School(SchoolCode.Parse(code), new StandardWorkbook().Name, "小学", [], [], true)]),
                        $"v{version}",
                        rig.Time.Now.AddMinutes(version)
                    ),
                    default
                )
        );

    [Fact]
    public async Task DryRun_SaysWhatWouldChange_AndWritesNothing_TheRunDoesIt_Once()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await RejectedAsync(rig);
        Assert.Empty((await RunAsync(rig, dryRun: true)).Schools);
        await PutRosterAsync(rig, Rig.Code(1), 2);

        var before = await rig.Storage.DumpTableAsync(StorageNames.SubmissionsTable);
        var dry = await RunAsync(rig, dryRun: true);
        Assert.Equal(before, await rig.Storage.DumpTableAsync(StorageNames.SubmissionsTable));
        var line = Assert.Single(dry.Schools);
        Assert.Equal(
            (1, 0, ReportingState.Rejected, ReportingState.Accepted),
            (dry.Judged, dry.Missing, line.StateBefore, line.StateAfter)
        );
        Assert.Contains(("aid", "amount", null, 1_000_000), line.Differences);

        Assert.Single((await RunAsync(rig, dryRun: false)).Schools);
        Assert.Empty((await RunAsync(rig, dryRun: false)).Schools);
        Assert.Equal((ReportingState.Accepted, 10_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
        Assert.Contains("本次已采用", ReceiptText.Of(await rig.ReceiptAsync(blob)), StringComparison.Ordinal);
        var history = await rig.Submissions.ReadAsync(blob.Partition, default);
        var judged = Assert.Single(history.Facts.Rejudgements);
        Assert.Equal((blob.Version, "王科长", "新版规则"), (judged.Version, judged.Who, judged.Why));
        Assert.Equal(
            (PeriodAction.Rejudged, "1所学校改判"),
            Assert.Single((await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)).Select(act => (act.Action, act.After)))
        );
        Assert.True(
            await rig.Submissions.TrySettleAsync(history, PeriodLock.Open, default),
            "The status does not follow from the history."
        );
    }

    [Fact]
    public async Task UnderALock_IsHeld_UntilTheLockIsLifted()
    {
        var rig = await Rig.StartAsync(azurite);
        await RejectedAsync(rig);
        await PutRosterAsync(rig, Rig.Code(1), 2);
        rig.Time.Now += TimeSpan.FromMinutes(5);
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "汇总", default);
        rig.Time.Now += TimeSpan.FromMinutes(5);
        Assert.True((await RunAsync(rig, dryRun: false)).IsLocked);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, false, "王科长", "", default);
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
    }
}
