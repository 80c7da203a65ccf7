using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

/// <summary>
/// One thing that cannot be handled is set aside, recorded, answered, and the rest goes on; each step runs twice with the same state.
/// </summary>
[Collection(StepsCollection.Name)]
public sealed class BadThingsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ArchivedUpload_HoldsNoPoisonMessageBack_AndIsRecorded()
    {
        var rig = await Rig.StartAsync(azurite);
        var archived = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(1) });
        var behind = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2) });
        await rig.Storage.Clients.Container(StorageNames.Uploads).GetBlobClient(archived.Path).SetAccessTierAsync(AccessTier.Archive);
        archived = (await rig.Get<UploadStore>().FindAsync(archived.Path, default))!;
        await PoisonAsync(rig, archived);
        await PoisonAsync(rig, behind);

        Assert.Equal(new PoisonReview(2, 0, 0), await rig.Get<ReviewPoisonedUploads>().RunAsync(default));
        Assert.Equal(new PoisonReview(0, 0, 0), await rig.Get<ReviewPoisonedUploads>().RunAsync(default));
        Assert.Contains("系统处理时出错", ReceiptText.Of(await rig.ReceiptAsync(archived)), StringComparison.Ordinal);
        Assert.Null(Assert.Single((await rig.Submissions.ReadAsync(archived.Partition, default)).Uploads).Verdict);
    }

    [Fact]
    public async Task ArchivedUpload_LetsTheSweepGoOn_AndItsWatermarkMove()
    {
        var rig = await Rig.StartAsync(azurite);
        var archived = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(1) });
        await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2) });
        await rig.Storage.Clients.Container(StorageNames.Uploads).GetBlobClient(archived.Path).SetAccessTierAsync(AccessTier.Archive);

        Assert.Equal(new SweepResult(2, 2, 1, 1), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.Equal(new SweepResult(2, 2, 0, 0), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.True(await rig.Get<PeriodStore>().WatermarkAsync(default) >= archived.UploadedAt);
    }

    [Fact]
    public async Task GoneSinceTheListing_IsNotCountedAsTaken()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        var deleted = false;
        rig.Tap.Before = async request =>
        {
            if (
                !deleted
                && request.StartsWith("GET", StringComparison.Ordinal)
                && request.Contains("Submissions", StringComparison.Ordinal)
            )
            {
                deleted = true;
                await rig.Storage.OtherHost().Clients.Container(StorageNames.Uploads).DeleteBlobAsync(blob.Path);
            }
        };
        Assert.Equal(new SweepResult(1, 1, 0, 0), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.True(deleted);
    }

    [Fact]
    public async Task FolderMarkWithContent_IsAnUpload_AnEmptyOneIsNot()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        var folder = await rig.UploadAsync("2019-H1/4501220002", []);
        foreach (var each in (UploadedBlob[])[blob, folder])
        {
            await rig
                .Storage.Clients.Container(StorageNames.Uploads)
                .GetBlobClient(each.Path)
                .SetMetadataAsync(new Dictionary<string, string> { ["hdi_isfolder"] = "true" });
        }
        Assert.Equal(new SweepResult(1, 1, 1, 0), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.Null(await rig.Get<UploadStore>().FindAsync(folder.Path, default));
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
    }

    [Theory]
    [InlineData("/2019-H1/4501220001/报表.xlsx", false, "a leading slash")]
    [InlineData("2019-H1/4501220001/报表.xlsx/", false, "a trailing slash")]
    [InlineData("2019-H1/../4501220001/报表.xlsx", false, "two dots as a segment")]
    [InlineData("2019-H1/./报表.xlsx", false, "one dot as a segment")]
    [InlineData("2019-H1/4501220001/..报表.xlsx", true, "dots within a name")]
    [InlineData("2019-H1/4501220001/报表 (1).xlsx", true, "an ordinary name")]
    public void Names(string path, bool expected, string reason) => Assert.True(UploadedBlob.IsAddressablePath(path) == expected, reason);

    [Fact]
    public async Task UnaddressableName_IsKeptAsideOnce_AndAnswered()
    {
        var rig = await Rig.StartAsync(azurite);
        Assert.Equal(IngestOutcome.SetAside, await rig.Get<IngestUpload>().RunAsync("2019-H1/4501220001/../13800138000.xlsx", default));
        var before = await rig.Storage.DumpContainerAsync(StorageNames.KeptAside);
        Assert.Equal(IngestOutcome.SetAside, await rig.Get<IngestUpload>().RunAsync("2019-H1/4501220001/../13800138000.xlsx", default));
        Assert.Equal(before, await rig.Storage.DumpContainerAsync(StorageNames.KeptAside));
        Assert.Single(before.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Single((await rig.Storage.DumpContainerAsync(StorageNames.Receipts)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task OutOfMemory_RejectsTheOne_AndTheSweepGoesOn()
    {
        var rig = await Rig.StartAsync(azurite);
        var heavy = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(1) });
        await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2) });
        var thrown = false;
        rig.Tap.Before = request =>
        {
            if (!thrown && request.Contains("receipts/2019-H1/" + Rig.Code(1), StringComparison.Ordinal))
            {
                thrown = true;
                throw new OutOfMemoryException();
            }
            return Task.CompletedTask;
        };
        Assert.Equal(new SweepResult(2, 2, 2, 0), await rig.Get<SweepUploads>().RunAsync(default));
        Assert.True(thrown);
        Assert.Equal(Verdict.Rejected, Assert.Single((await rig.Submissions.ReadAsync(heavy.Partition, default)).Uploads).Verdict);
        var receipt = ReceiptText.Of(await rig.ReceiptAsync(heavy));
        Assert.Contains("文件里的内容太多太复杂", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("不是学校的问题", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverlappingRuns_TakeNothingFromEachOther()
    {
        var rig = await Rig.StartAsync(azurite);
        var first = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 }, "a.xlsx");
        var second = await rig.UploadAsync(new StandardWorkbook { Amount = 20_000 }, "b.xlsx");
        var other = rig.OtherHost();
        var met = false;
        rig.Tap.Before = async request =>
        {
            // The first one's original is kept, and its record is still to come: just then another run takes the second.
            if (!met && request.Contains("receipts/", StringComparison.Ordinal))
            {
                met = true;
                await other.IngestAsync(second);
            }
        };
        await rig.IngestAsync(first);
        Assert.True(met);
        Assert.DoesNotContain(
            other.Tap.Requests,
            request => request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains(first.Version, StringComparison.Ordinal)
        );
        Assert.Equal(2, (await rig.Submissions.ReadAsync(first.Partition, default)).Uploads.Length);
        Assert.Equal(20_000, await rig.AmountAsync());
    }

    [Fact]
    public async Task PeriodThatNeverEnds_ComesLastTheNextTime()
    {
        var rig = await Rig.StartAsync(azurite);
        foreach (var period in (string[])["2019-H1", "2019-H2"])
        {
            await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Period = period }));
        }
        var order = new List<string>();
        rig.Tap.Before = request =>
        {
            if (
                request.Contains("summaries/", StringComparison.Ordinal)
                && request.Contains("%E6%B1%87", StringComparison.OrdinalIgnoreCase) | request.Contains("汇总表", StringComparison.Ordinal)
            )
            {
                var period =
                    request.Contains("2019-H1", StringComparison.Ordinal) ? "2019-H1"
                    : request.Contains("2019-H2", StringComparison.Ordinal) ? "2019-H2"
                    : "2019";
                order.Add(period);
                if (period == "2019-H1" && order.Count <= 3)
                {
                    throw new InvalidOperationException("as if it took too much");
                }
            }
            return Task.CompletedTask;
        };
        var failed = await Assert.ThrowsAsync<AggregateException>(() => rig.Get<PublishDuePeriods>().RunAsync(default));
        Assert.Equal("Publishing 2019-H1 failed.", Assert.Single(failed.InnerExceptions).Message);
        Assert.Equal(["2019", "2019-H1", "2019-H2"], order.Distinct().Order(StringComparer.Ordinal));
        Assert.NotNull((await rig.Get<SummaryStore>().PointerAsync(Domain.Periods.Period.Parse("2019-H2"), default)).Current);

        order.Clear();
        order.AddRange(["", "", ""]);
        var done = await rig.Get<PublishDuePeriods>().RunAsync(default);
        Assert.Equal(PublishOutcome.Published, done[Rig.Period].Outcome);
        Assert.Empty(await rig.Get<PeriodStore>().UnendedPublishingAsync(default));
    }

    private static async Task PoisonAsync(Rig rig, UploadedBlob blob)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new
            {
                Type = "BlobTrigger",
                ContainerName = rig.Storage.Clients.Container(StorageNames.Uploads).Name,
                BlobName = blob.Path,
                blob.ETag,
            }
        );
        await new QueueClient(rig.Storage.Options.ConnectionString, rig.Storage.Clients.PoisonQueue().Name).SendMessageAsync(
            Convert.ToBase64String(Encoding.UTF8.GetBytes(json))
        );
    }
}
