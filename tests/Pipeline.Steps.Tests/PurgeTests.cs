using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class PurgeTests(AzuriteFixture azurite)
{
    private static PurgeRequest Request(string? version, string why = "含学生姓名") => new(Rig.Period, Rig.School, version, "王科长", why);

    [Fact]
    public async Task OneUpload_IsErasedEverywhere_AndTheEarlierOneCounts()
    {
        var rig = await Rig.StartAsync(azurite);
        var kept = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(kept);
        var purged = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 20_000 }, kept, "李小明13800138000.xlsx");
        await rig.IngestAsync(purged);
        await rig.Storage.Clients.Container(StorageNames.Originals).GetBlobClient(OriginalStore.PathOf(purged)).CreateSnapshotAsync();
        await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal(20_000, await rig.AmountAsync());
        var quoting = (await rig.Get<SummaryStore>().PointerAsync(Rig.Period, default)).Current!;

        var result = await rig.Get<PurgeUploads>().RunAsync(Request(purged.Version), default);
        Assert.Equal(
            (ActOutcome.Done, "已清除1份上传:原件、回执、数据、校验结果和引用它的汇总表都已删除,办理记录保留。"),
            (result.Outcome, result.Message)
        );
        Assert.Equal(ActOutcome.AlreadyDone, (await rig.Get<PurgeUploads>().RunAsync(Request(purged.Version), default)).Outcome);

        Assert.Equal(10_000, await rig.AmountAsync());
        foreach (var container in StorageNames.Containers)
        {
            var left = await rig.Storage.DumpContainerAsync(container);
            Assert.False(
                left.Contains(purged.Version, StringComparison.Ordinal) || left.Contains("李小明", StringComparison.Ordinal),
                $"{container}: {left}"
            );
        }
        foreach (var table in StorageNames.Tables)
        {
            Assert.DoesNotContain("李小明", await rig.Storage.DumpTableAsync(table), StringComparison.Ordinal);
        }
        Assert.Null(await rig.Get<SummaryStore>().OpenAsync(quoting.Folder, SummaryFiles.Workbook, default));
        Assert.Equal(2, (await rig.Get<SummaryStore>().PointerAsync(Rig.Period, default)).Current!.Number);
        var history = await rig.Submissions.ReadAsync(kept.Partition, default);
        var act = Assert.Single(history.Acts);
        Assert.Equal((WorkflowAction.Purged, purged.Version, "王科长", "含学生姓名"), (act.Action, act.Version, act.Who, act.Why));
        Assert.True(history.Find(purged.Version)!.IsPurged);
        await rig.AssertWholeAsync(kept, new StandardWorkbook { Amount = 10_000 }.ToBytes());
    }

    [Fact]
    public async Task PurgedUpload_IsNotTakenAgain_BySweepOrRecovery()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(blob);
        var dying = rig.OtherHost();
        dying.Tap.Before = request =>
            request.StartsWith("DELETE", StringComparison.Ordinal) && request.Contains("originals", StringComparison.Ordinal)
                ? throw new HostDiedException(request)
                : Task.CompletedTask;
        await Assert.ThrowsAsync<HostDiedException>(() => dying.Get<PurgeUploads>().RunAsync(Request(null), default));
        rig.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal(0, (await rig.Get<SweepUploads>().RunAsync(default)).Taken);
        Assert.Equal(0, (await rig.Get<CleanUp>().RunAsync(default)).Recovered);
        Assert.Equal(ReportingState.NotReceived, (await rig.StatusAsync()).State);

        await rig.Get<PurgeUploads>().RunAsync(Request(null), default);
        Assert.Equal("", (await rig.Storage.DumpContainerAsync(StorageNames.Originals)).Trim());
        Assert.Single((await rig.Submissions.ReadAsync(blob.Partition, default)).Acts);
    }

    [Theory]
    [InlineData("20190101000000-0123456789", "含姓名", "没有这一份上传,请用bureau status核对编号。")]
    [InlineData(null, "", "清除要写明办理人和原因。")]
    [InlineData(null, "含姓名", "该校本期没有上传,没有可清除的。")]
    public async Task Refuses(string? version, string why, string message)
    {
        var rig = await Rig.StartAsync(azurite);
        var result = await rig.Get<PurgeUploads>().RunAsync(Request(version, why), default);
        Assert.Equal((ActOutcome.Refused, message), (result.Outcome, result.Message));
    }
}
