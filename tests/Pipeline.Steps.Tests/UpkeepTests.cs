using System.Text;
using Azure.Storage.Queues;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Status;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class UpkeepTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Sweep_TakesWhatTheTriggerMissed_AndNothingTwice()
    {
        var rig = await Rig.StartAsync(azurite);
        var taken = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(taken);
        var missed = await rig.UploadAsync(new StandardWorkbook { Amount = 70_000 }, "漏了'😀.xlsx");
        var misplaced = await rig.UploadAsync("放错了.xlsx", [1, 2, 3]);

        Assert.Equal(new SweepResult(3, 3, 2, 0), await rig.Get<SweepUploads>().RunAsync(default));
        await rig.AssertWholeAsync(missed, new StandardWorkbook { Amount = 70_000 }.ToBytes());
        await rig.AssertWholeAsync(misplaced, [1, 2, 3]);
        Assert.Equal(new SweepResult(3, 3, 0, 0), await rig.Get<SweepUploads>().RunAsync(default));
    }

    [Fact]
    public async Task Sweep_CostsNoMore_ForWhatWasTakenLongAgo()
    {
        var rig = await Rig.StartAsync(azurite);
        for (var i = 1; i <= 6; i++)
        {
            await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(i) });
        }
        Assert.Equal(6, (await rig.Get<SweepUploads>().RunAsync(default)).Taken);
        // As if two hours had gone by: what was compared lies behind the watermark and its overlap, and the period is no longer busy.
        rig.Time.Now = rig.Time.Now.AddHours(2);
        await rig.Get<PeriodStore>().SetWatermarkAsync(rig.Time.Now, default);
        rig.Tap.Reset();
        Assert.Equal(new SweepResult(6, 0, 0, 0), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.Equal(3, rig.Tap.Count);
    }

    [Fact]
    public async Task Sweep_ThatBreaksOff_IsMadeUpFor()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        var dying = rig.OtherHost();
        dying.Tap.BreakAt(8, afterAnswer: false);
        await Assert.ThrowsAsync<HostDiedException>(() => dying.Get<SweepUploads>().RunAsync(default));
        Assert.Equal(1, (await rig.Get<SweepUploads>().RunAsync(default)).Taken);
        await rig.AssertWholeAsync(blob, new StandardWorkbook().ToBytes());
    }

    [Fact]
    public async Task Sweep_TriesAgain_WhatStorageRefused_AndGoesOnWithTheOthers()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(1) });
        await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2) });
        rig.Tap.Before = request =>
            request.StartsWith("PUT", StringComparison.Ordinal)
            && request.Contains("originals/2019-H1/" + Rig.Code(1), StringComparison.Ordinal)
                ? throw new Azure.RequestFailedException(503, "busy")
                : Task.CompletedTask;
        Assert.Equal(new SweepResult(2, 2, 1, 1), await rig.Get<SweepUploads>().RunAsync(default));
        rig.Tap.Before = null;
        Assert.Equal(1, (await rig.Get<SweepUploads>().RunAsync(default)).Taken);
    }

    [Fact]
    public async Task Poisoned_IsRecorded_Answered_AndTakenWhenTold()
    {
        var rig = await Rig.StartAsync(azurite);
        var good = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(good);
        var blob = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 20_000 }, good);
        await PoisonAsync(rig, blob.Path, "\"" + blob.ETag + "\"", base64: true);
        await PoisonAsync(rig, blob.Path, "\"0x1\"", base64: true);
        await PoisonAsync(rig, "2019-H1/4501220001/没有了.xlsx", blob.ETag, base64: false);
        await SendAsync(rig, "不是JSON{");
        await SendAsync(rig, """{"Type":"BlobTrigger","ContainerName":"registry","BlobName":"学校名录.xlsx"}""");

        Assert.Equal(new PoisonReview(1, 2, 2), await rig.Get<ReviewPoisonedUploads>().RunAsync(default));
        Assert.Equal(new PoisonReview(0, 0, 0), await rig.Get<ReviewPoisonedUploads>().RunAsync(default));

        await rig.AssertWholeAsync(blob, new StandardWorkbook { Amount = 20_000 }.ToBytes());
        Assert.Contains("系统", ReceiptText.Of(await rig.ReceiptAsync(blob)), StringComparison.Ordinal);
        var status = await rig.StatusAsync();
        Assert.Equal((ReportingState.Received, good.Version, null), (status.State, status.Accepted?.Version, status.Newest!.Verdict));
        Assert.Equal(2, (await rig.Storage.DumpContainerAsync(StorageNames.KeptAside)).Split('\n').Length);
        Assert.Equal(blob.Path, Assert.Single((await rig.Get<ReadPeriodStatus>().RunAsync(Rig.Period, default)).Failed));
        Assert.Equal(0, (await rig.Get<SweepUploads>().RunAsync(default)).Taken);

        Assert.Equal(1, await rig.Get<RetryUploads>().RunAsync(Rig.Period, default));
        Assert.Equal((ReportingState.Accepted, 20_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
        Assert.DoesNotContain("系统处理时出错", ReceiptText.Of(await rig.ReceiptAsync(blob)), StringComparison.Ordinal);
        Assert.Equal(0, await rig.Get<RetryUploads>().RunAsync(Rig.Period, default));
        Assert.Empty((await rig.Get<ReadPeriodStatus>().RunAsync(Rig.Period, default)).Failed);
    }

    [Fact]
    public async Task PoisonedButTakenSince_ChangesNothing()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(blob);
        await PoisonAsync(rig, blob.Path, blob.ETag, base64: true);
        await rig.Get<ReviewPoisonedUploads>().RunAsync(default);
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
        Assert.Equal(Verdict.Accepted, Assert.Single((await rig.Submissions.ReadAsync(blob.Partition, default)).Uploads).Verdict);
    }

    [Fact]
    public async Task CleanUp_RemovesOldUploads_OnlyWithTheirOriginals()
    {
        var rig = await Rig.StartAsync(azurite);
        var taken = await rig.UploadAsync(new StandardWorkbook(), "a.xlsx");
        await rig.IngestAsync(taken);
        var missed = await rig.UploadAsync(new StandardWorkbook(), "b.xlsx");
        var lost = await rig.UploadAsync(new StandardWorkbook(), "c.xlsx");
        await rig.IngestAsync(lost);
        await rig.Storage.Clients.Container(StorageNames.Originals).DeleteBlobAsync(OriginalStore.PathOf(lost));
        Assert.Equal(new CleanUpResult(0, 0, 0), await rig.Get<CleanUp>().RunAsync(default));

        rig.Time.Now += TimeSpan.FromDays(31);
        Assert.Equal(new CleanUpResult(1, 0, 0), await rig.Get<CleanUp>().RunAsync(default));
        Assert.Null(await rig.Get<UploadStore>().FindAsync(taken.Path, default));
        Assert.NotNull(await rig.Get<UploadStore>().FindAsync(missed.Path, default));
        Assert.NotNull(await rig.Get<UploadStore>().FindAsync(lost.Path, default));
        await rig.AssertWholeAsync(taken, new StandardWorkbook().ToBytes());
    }

    [Theory]
    [InlineData(false, "replaced since: what replaced it comes by")]
    [InlineData(true, "deleted since: the nightly round finds its original")]
    public async Task LeftBehindByADeadHost_IsTakenFromItsOriginal(bool deleted, string reason)
    {
        var rig = await Rig.StartAsync(azurite);
        var book = new StandardWorkbook { Amount = 10_000 };
        var left = await rig.UploadAsync(book);
        var dying = rig.OtherHost();
        dying.Tap.Before = request =>
            request.Contains("receipts", StringComparison.Ordinal) ? throw new HostDiedException(request) : Task.CompletedTask;
        await Assert.ThrowsAsync<HostDiedException>(() => dying.IngestAsync(left));
        rig.Time.Now += TimeSpan.FromMinutes(16);
        if (deleted)
        {
            await rig.Get<UploadStore>().DeleteAsync(left, default);
            Assert.Equal(1, (await rig.Get<CleanUp>().RunAsync(default)).Recovered);
            Assert.Equal(0, (await rig.Get<CleanUp>().RunAsync(default)).Recovered);
        }
        else
        {
            var replacing = await rig.UploadLaterAsync(new StandardWorkbook { IsWrong = true }, left);
            await rig.IngestAsync(replacing);
        }
        await rig.AssertWholeAsync(left, book.ToBytes());
        Assert.True(await rig.AmountAsync() == 10_000, reason);
    }

    [Fact]
    public async Task CleanUp_RemovesSupersededFigures_NeverWhatIsReferenced()
    {
        var rig = await Rig.StartAsync(azurite);
        var published = await rig.UploadAsync(new StandardWorkbook { Amount = 1_000 });
        await rig.IngestAsync(published);
        await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        var superseded = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 2_000 }, published);
        await rig.IngestAsync(superseded);
        var counting = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 3_000 }, superseded);
        await rig.IngestAsync(counting);
        rig.Time.Now = counting.UploadedAt;
        await rig.Get<Workflow.LockPeriod>().RunAsync(Rig.Period, true, "王科长", "", default);
        var held = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 4_000 }, counting);
        await rig.IngestAsync(held);

        rig.Time.Now += TimeSpan.FromDays(401);
        Assert.Equal(1, (await rig.Get<CleanUp>().RunAsync(default)).SetsRemoved);

        var page = await rig.Submissions.ReadAsync(published.Partition, default);
        foreach (var (blob, rows) in new[] { (published, 2), (superseded, 0), (counting, 2), (held, 2) })
        {
            Assert.Equal(
                rows,
                (await rig.Get<FigureStore>().RowsAsync(page.Find(blob.Version)!.FigureSet, FormCatalogue.Standard, default)).Length
            );
        }
        Assert.Equal(new CleanUpResult(0, 0, 0), await rig.Get<CleanUp>().RunAsync(default));
        Assert.Equal(4, page.Uploads.Length);
    }

    [Fact]
    public async Task Roster_IsPutInForce_AndAWrongOneLeavesItThere()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        var poison = rig.Get<RosterStore>();
        await poison.PutUploadAsync(
            new MemoryStream(RosterWorkbook.Of(("4501220001", "府城镇中心小学"), ("4501220002", "未报小学"))),
            default
        );
        var step = rig.Get<UpdateRoster>();
        Assert.True((await step.RunAsync(StorageNames.RosterFile, default)).InForce);
        Assert.True((await step.RunAsync(StorageNames.RosterFile, default)).InForce);
        var status = await rig.OtherHost().Get<ReadPeriodStatus>().RunAsync(Rig.Period, default);
        Assert.Equal((2, 1), (status.Expected, status.Received));
        Assert.Equal(["通过", "未报"], status.Schools.Select(school => school.StateName));

        await poison.PutUploadAsync(new MemoryStream(Encoding.UTF8.GetBytes("这不是工作簿")), default);
        var wrong = await step.RunAsync(StorageNames.RosterFile, default);
        Assert.False(wrong.InForce);
        Assert.NotEmpty(wrong.Problems);
        Assert.Equal(2, (await poison.CurrentAsync(default))!.Roster.Schools.Length);
        Assert.False((await step.RunAsync("别的.xlsx", default)).InForce);
        var registry = await rig.Storage.DumpContainerAsync(StorageNames.Registry);
        Assert.Contains("学校名录-回执.xlsx", registry, StringComparison.Ordinal);
        Assert.DoesNotContain("别的", registry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OlderRoster_NeverReplacesANewerOne()
    {
        var rig = await Rig.StartAsync(azurite);
        var poison = rig.Get<RosterStore>();
        var newer = new StoredRoster(new Roster([new School(Rig.School, "府城", "小学", [], [], true)]), "new", rig.Time.Now);
        Assert.True(await poison.PutAsync(newer, default));
        Assert.False(await poison.PutAsync(newer with { Version = "old", UploadedAt = rig.Time.Now.AddMinutes(-1) }, default));
        Assert.Equal("new", (await poison.CurrentAsync(default))!.Version);
    }

    private static Task PoisonAsync(Rig rig, string path, string etag, bool base64)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new
            {
                Type = "BlobTrigger",
                FunctionId = "Host.Functions.IngestUpload",
                BlobType = "BlockBlob",
                ContainerName = rig.Storage.Clients.Container(StorageNames.Uploads).Name,
                BlobName = path,
                ETag = etag,
            }
        );
        return SendAsync(rig, base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(json)) : json);
    }

    private static async Task SendAsync(Rig rig, string message) =>
        await new QueueClient(rig.Storage.Options.ConnectionString, rig.Storage.Clients.PoisonQueue().Name).SendMessageAsync(message);
}
