using System.IO.Compression;
using System.Text.Json;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class PublishSummaryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task NothingUploaded_NothingPublished()
    {
        var rig = await Rig.StartAsync(azurite);
        Assert.Equal(new PublishResult(PublishOutcome.Nothing, null), await rig.Get<PublishSummary>().RunAsync(Rig.Period, default));
        Assert.Equal("", await rig.Storage.DumpContainerAsync(StorageNames.Summaries));
    }

    [Fact]
    public async Task Published_Once_UntilSomethingChanges_AndTheOlderStays()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(one);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2), Amount = 7_000 }));
        var first = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal((PublishOutcome.Published, 1), (first.Outcome, first.InForce!.Number));
        Assert.Equal(57_000m, await AmountAsync(rig, first.InForce));

        var before = await rig.Storage.DumpContainerAsync(StorageNames.Summaries);
        Assert.Equal(PublishOutcome.Unchanged, (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
        Assert.Equal(PublishOutcome.Unchanged, (await rig.OtherHost().Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
        Assert.Equal(before, await rig.Storage.DumpContainerAsync(StorageNames.Summaries));

        await rig.IngestAsync(await rig.UploadLaterAsync(new StandardWorkbook { Amount = 60_000 }, one));
        var second = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal((PublishOutcome.Published, 2), (second.Outcome, second.InForce!.Number));
        Assert.Equal(67_000m, await AmountAsync(rig, second.InForce));
        Assert.Equal(57_000m, await AmountAsync(rig, first.InForce));
        Assert.Contains("变动", await SheetsAsync(rig, second.InForce), StringComparison.Ordinal);
        Assert.DoesNotContain("变动", await SheetsAsync(rig, first.InForce), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBalanceOfNumbers_IsCarriedFromEachUploadIntoTheSummary()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Code = Rig.Code(2), UnknownColumn = 17 }));
        var published = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;

        var numbers = (await SummaryAsync(rig, published)).GetProperty("numbers");
        var places = ((string[])["counted", "checked", "named", "left"]).Select(place => numbers.GetProperty(place).GetInt32()).ToList();
        Assert.Equal(numbers.GetProperty("shown").GetInt32(), places.Sum());
        Assert.Equal(1, numbers.GetProperty("left").GetInt32());
        var school = Assert.Single(numbers.GetProperty("schools").EnumerateArray());
        Assert.Equal((Rig.Code(2), 1), (school.GetProperty("school").GetString(), school.GetProperty("left").GetInt32()));
    }

    [Fact]
    public async Task WhileThePeriodIsLocked_ItIsFinal_AndLaterChangesAreToldAgainstThat()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(one);
        var preliminary = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "", default);
        var final = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, false, "王科长", "补报", default);
        var reopened = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;
        await rig.IngestAsync(await rig.UploadLaterAsync(new StandardWorkbook { Amount = 60_000 }, one));
        var corrected = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;

        Assert.Equal(
            [false, true, false, false],
            (await rig.Get<PeriodStore>().PublicationsAsync(Rig.Period, default)).Select(publication => publication.IsFinal)
        );
        Assert.Equal((1, 2, 3, 4), (preliminary.Number, final.Number, reopened.Number, corrected.Number));
        Assert.False((await SummaryAsync(rig, preliminary)).TryGetProperty("final", out _));
        Assert.Equal("王科长", (await SummaryAsync(rig, final)).GetProperty("final").GetProperty("who").GetString());
        Assert.Contains("初步数", await TextsAsync(rig, preliminary), StringComparison.Ordinal);
        Assert.Contains("定稿（王科长，", await TextsAsync(rig, final), StringComparison.Ordinal);
        Assert.Matches("与第2次发布（[0-9-]+ [0-9:]+，定稿）相比变动[1-9]项", await TextsAsync(rig, corrected));
    }

    [Fact]
    public async Task SameInputs_SameBytes()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        var inputs = await rig.Get<InputsReader>().ReadAsync(Rig.Period, default);
        await rig.Get<SummaryFiles>().WriteAsync("a", inputs, null, default);
        await rig.OtherHost().Get<SummaryFiles>().WriteAsync("b", inputs, null, default);
        var lines = (await rig.Storage.DumpContainerAsync(StorageNames.Summaries)).Split('\n');
        Assert.Equal(
            lines.Where(line => line[0] == 'a').Select(line => line[1..]),
            lines.Where(line => line[0] == 'b').Select(line => line[1..])
        );
    }

    [Fact]
    public async Task Year_IsMadeOfItsHalves_AndPublishedWhenOneIsTouched()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 }));
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Period = "2019-H2", Amount = 20_000 }));
        var results = await rig.Get<PublishDuePeriods>().RunAsync(default);
        Assert.Equal(["2019", "2019-H1", "2019-H2"], results.Keys.Select(period => period.ToString()));
        Assert.All(results.Values, result => Assert.Equal(PublishOutcome.Published, result.Outcome));
        Assert.Equal(30_000m, await AmountAsync(rig, results[Period.OfYear(2019)].InForce!));
        Assert.All(
            (await rig.Get<PublishDuePeriods>().RunAsync(default)).Values,
            result => Assert.Equal(PublishOutcome.Unchanged, result.Outcome)
        );
        rig.Time.Now += TimeSpan.FromHours(49);
        Assert.Empty(await rig.Get<PublishDuePeriods>().RunAsync(default));
    }

    [Fact]
    public async Task AnotherPublishes_Busy()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        await using (await rig.Get<SummaryStore>().TryLeaseAsync(Rig.Period, default))
        {
            Assert.Equal(PublishOutcome.Busy, (await rig.OtherHost().Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
        }
        Assert.Equal(PublishOutcome.Published, (await rig.OtherHost().Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeaseLostMidway_NothingHalfPublished(bool publishedBefore)
    {
        var rig = await Rig.StartAsync(azurite);
        var slow = rig.OtherHost();
        var one = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(one);
        if (publishedBefore)
        {
            Assert.Equal(PublishOutcome.Published, (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
            one = await rig.UploadLaterAsync(new StandardWorkbook { Amount = 15_000 }, one);
            await rig.IngestAsync(one);
        }
        var stolen = false;
        PublishResult? faster = null;
        slow.Tap.Before = async request =>
        {
            if (!stolen && request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains("汇总表", StringComparison.Ordinal))
            {
                stolen = true;
                var blob = rig.Storage.Clients.Container(StorageNames.Summaries).GetBlobClient($"{Rig.Period}/lock");
                await new Azure.Storage.Blobs.Specialized.BlobLeaseClient(blob).BreakAsync(TimeSpan.Zero);
                await rig.IngestAsync(await rig.UploadLaterAsync(new StandardWorkbook { Amount = 20_000 }, one));
                faster = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
            }
        };
        var overtaken = await slow.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal(PublishOutcome.Published, faster!.Outcome);
        Assert.Equal(PublishOutcome.Overtaken, overtaken.Outcome);
        Assert.Equal(faster.InForce, (await rig.Get<SummaryStore>().PointerAsync(Rig.Period, default)).Current);
        Assert.Equal(20_000m, await AmountAsync(rig, faster.InForce!));
        Assert.Equal(publishedBefore ? 2 : 1, (await rig.Get<PeriodStore>().PublicationsAsync(Rig.Period, default)).Length);
    }

    [Fact]
    public async Task Status_LeftBehindByALock_IsSettledFirst()
    {
        var rig = await Rig.StartAsync(azurite);
        var one = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(one);
        // The lock is written, and the host dies before any status follows it.
        await rig.Get<PeriodStore>().SetLockAsync(Rig.Period, true, one.UploadedAt.AddSeconds(-1), "王科长", "", default);
        var result = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal(1, (await rig.StatusAsync()).Held);
        Assert.Equal(0m, await AmountAsync(rig, result.InForce!));
    }

    private static async Task<JsonElement> SummaryAsync(Rig rig, Publication publication)
    {
        await using var stream = await rig.Get<SummaryStore>().OpenAsync(publication.Folder, SummaryFiles.Json, default);
        using var document = await JsonDocument.ParseAsync(stream!);
        return document.RootElement.Clone();
    }

    internal static async Task<decimal> AmountAsync(Rig rig, Publication publication)
    {
        var amount = (await SummaryAsync(rig, publication))
            .GetProperty("forms")
            .GetProperty("aid")
            .GetProperty("totals")
            .GetProperty("amount");
        return amount.ValueKind == JsonValueKind.Null ? 0m : amount.GetDecimal();
    }

    private static async Task<string> TextsAsync(Rig rig, Publication publication)
    {
        await using var stream = await rig.Get<SummaryStore>().OpenAsync(publication.Folder, SummaryFiles.Workbook, default);
        using var memory = new MemoryStream();
        await stream!.CopyToAsync(memory);
        using var zip = new ZipArchive(memory);
        return string.Concat(
            zip.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            })
        );
    }

    private static async Task<string> SheetsAsync(Rig rig, Publication publication)
    {
        await using var stream = await rig.Get<SummaryStore>().OpenAsync(publication.Folder, SummaryFiles.Workbook, default);
        using var memory = new MemoryStream();
        await stream!.CopyToAsync(memory);
        using var zip = new ZipArchive(memory);
        using var reader = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
