using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

/// <summary>
/// The host dies at every single storage request, before it is sent or just after its answer; the step is run again; the end is the same as
/// without.
/// </summary>
[Collection(StepsCollection.Name)]
public sealed class CrashTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ingest(bool afterAnswer)
    {
        var rig = await Rig.StartAsync(azurite);
        var wellBefore = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(0) });
        var number = 0;
        for (var died = true; died; )
        {
            number++;
            var book = new StandardWorkbook { Code = Rig.Code(number) };
            await rig.IngestAsync(await rig.UploadAsync(book with { Amount = 10_000 }, "a.xlsx"));
            var blob = await rig.UploadAsync(book with { Amount = 20_000 }, "b.xlsx");
            var dying = rig.OtherHost();
            dying.Tap.BreakAt(number, afterAnswer);
            died = await DiesAsync(() => dying.IngestAsync(blob));

            await rig.IngestAsync(blob);

            await rig.AssertWholeAsync(blob, (book with { Amount = 20_000 }).ToBytes());
            var status = await rig.StatusAsync(school: SchoolCode.Parse(book.Code));
            Assert.Equal((ReportingState.Accepted, blob.Version, 2), (status.State, status.Accepted?.Version, status.Uploads));
            Assert.Equal(20_000, await rig.AmountAsync(school: SchoolCode.Parse(book.Code)));
        }
        Assert.InRange(number, 10, 60);
        Assert.NotNull(wellBefore);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Publish(bool afterAnswer)
    {
        var rig = await Rig.StartAsync(azurite);
        UploadedBlob? last = null;
        var number = 0;
        for (var died = true; died; )
        {
            number++;
            var book = new StandardWorkbook { Amount = 1_000 * number };
            last = last is null ? await rig.UploadAsync(book) : await rig.UploadLaterAsync(book, last);
            await rig.IngestAsync(last);
            var dying = rig.OtherHost();
            dying.Tap.BreakAt(number, afterAnswer);
            died = await DiesAsync(() => dying.Get<PublishSummary>().RunAsync(Rig.Period, default));
            await BreakLeaseAsync(rig);

            var result = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);

            Assert.True(result.Outcome is PublishOutcome.Published or PublishOutcome.Unchanged, result.Outcome.ToString());
            Assert.Equal(number, result.InForce!.Number);
            var history = await rig.Get<PeriodStore>().PublicationsAsync(Rig.Period, default);
            Assert.Equal(Enumerable.Range(1, number), history.Select(publication => publication.Number));
            Assert.Equal(1_000m * number, await PublishSummaryTests.AmountAsync(rig, result.InForce));
        }
        Assert.InRange(number, 10, 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LockAndUnlock(bool afterAnswer)
    {
        var rig = await Rig.StartAsync(azurite);
        var before = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(before);
        rig.Time.Now = before.UploadedAt;
        var after = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 20_000 }, before);
        await rig.IngestAsync(after);
        var number = 0;
        for (var died = true; died; )
        {
            number++;
            died = false;
            foreach (var locked in (bool[])[true, false])
            {
                var dying = rig.OtherHost();
                dying.Tap.BreakAt(number, afterAnswer);
                died |= await DiesAsync(() => dying.Get<LockPeriod>().RunAsync(Rig.Period, locked, "王科长", "汇总", default));

                await rig.Get<LockPeriod>().RunAsync(Rig.Period, locked, "王科长", "汇总", default);

                Assert.Equal(locked ? 10_000 : 20_000, await rig.AmountAsync());
                Assert.Equal(locked ? 1 : 0, (await rig.StatusAsync()).Held);
            }
            Assert.Equal(2 * number, (await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)).Length);
        }
        Assert.InRange(number, 5, 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Return(bool afterAnswer)
    {
        var rig = await Rig.StartAsync(azurite);
        var number = 0;
        for (var died = true; died; )
        {
            number++;
            var school = SchoolCode.Parse(Rig.Code(number));
            var blob = await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(number) });
            await rig.IngestAsync(blob);
            var request = new ActRequest(Rig.Period, school, blob.Version, "王科长", "请核对。");
            var dying = rig.OtherHost();
            dying.Tap.BreakAt(number, afterAnswer);
            died = await DiesAsync(() => dying.Get<ReturnSubmission>().RunAsync(request, default));

            var result = await rig.Get<ReturnSubmission>().RunAsync(request, default);

            Assert.True(result.Outcome is ActOutcome.Done or ActOutcome.AlreadyDone, result.Message);
            Assert.Equal(ReportingState.Returned, (await rig.StatusAsync(school: school)).State);
            Assert.Single((await rig.Submissions.ReadAsync(blob.Partition, default)).Acts);
        }
        Assert.InRange(number, 4, 40);
    }

    /// <summary>A dead host's lease runs out by itself within a minute; a test does not wait for it.</summary>
    private static async Task BreakLeaseAsync(Rig rig)
    {
        var blob = rig.Storage.Clients.Container(StorageNames.Summaries).GetBlobClient($"{Rig.Period}/lock");
        if (await blob.ExistsAsync() && (await blob.GetPropertiesAsync()).Value.LeaseState == Azure.Storage.Blobs.Models.LeaseState.Leased)
        {
            await new Azure.Storage.Blobs.Specialized.BlobLeaseClient(blob).BreakAsync(TimeSpan.Zero);
        }
    }

    private static async Task<bool> DiesAsync(Func<Task> run)
    {
        try
        {
            await run();
            return false;
        }
        catch (HostDiedException)
        {
            return true;
        }
    }
}
