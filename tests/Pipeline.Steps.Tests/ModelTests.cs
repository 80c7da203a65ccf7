using System.Globalization;
using Azure;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

/// <summary>
/// Random histories against a model that knows only what was uploaded and done, in the order in which it was: uploads late, twice and
/// never, hosts that die at any request, storage that refuses, locks and returns in between. After the dust settles, storage says what the
/// model says.
/// <c>PIPELINE_MODEL_SEEDS=17,18</c> runs other seeds.
/// </summary>
[Collection(StepsCollection.Name)]
public sealed class ModelTests(AzuriteFixture azurite)
{
    private const int Schools = 3;
    private const int Steps = 45;

    public static TheoryData<int> Seeds()
    {
        var seeds = Environment.GetEnvironmentVariable("PIPELINE_MODEL_SEEDS") ?? "1,2,3";
        return [.. seeds.Split(',').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))];
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomHistories_EndAsTheModelSays(int seed)
    {
        var random = new Random(seed);
        var rig = await Rig.StartAsync(azurite);
        var model = new Model();
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(rig, model, random);
        }
        await rig.Get<SweepUploads>().RunAsync(default);
        rig.Time.Now = TimeProvider.System.GetUtcNow().AddMinutes(rig.Settings.OrphanMinutes + 1);
        await rig.Get<SweepUploads>().RunAsync(default);
        foreach (var path in model.Uploads.Select(upload => upload.Blob.Path).Distinct())
        {
            await rig.Get<IngestUpload>().RunAsync(path, default);
        }
        await CheckAsync(rig, model, seed);
    }

    private static async Task StepAsync(Rig rig, Model model, Random random)
    {
        var school = random.Next(Schools);
        switch (random.Next(100))
        {
            case < 40:
                var book = new StandardWorkbook
                {
                    Code = Rig.Code(school),
                    Amount = 1_000 * random.Next(1, 99),
                    IsWrong = random.Next(4) == 0,
                };
                var blob = await rig.UploadAsync(book, $"{(char)('a' + random.Next(3))}.xlsx");
                model.Uploads.Add(new Model.Upload(school, model.Uploads.Count, blob, book));
                break;
            case < 75 when model.Uploads.Count > 0:
                var upload = model.Uploads[random.Next(model.Uploads.Count)];
                await OnAFrailHostAsync(rig, random, host => host.Get<IngestUpload>().RunAsync(upload.Blob.Path, default));
                break;
            case < 80:
                await OnAFrailHostAsync(rig, random, host => host.Get<SweepUploads>().RunAsync(default));
                break;
            case < 86:
                await SetLockAsync(rig, model, random);
                break;
            case < 94:
                await ReturnAsync(rig, model, school);
                break;
            default:
                await OnAFrailHostAsync(
                    rig,
                    random,
                    host => host.Get<RecordFailure>().RunAsync($"{Rig.Period}/{Rig.Code(school)}/a.xlsx", null, default)
                );
                break;
        }
    }

    /// <summary>A host that may die at a request, or be refused one by storage; the step is not run again by it.</summary>
    private static async Task OnAFrailHostAsync(Rig rig, Random random, Func<Rig, Task> run)
    {
        var host = rig.OtherHost();
        var at = random.Next(1, 30);
        if (random.Next(2) == 0)
        {
            host.Tap.BreakAt(at, afterAnswer: random.Next(2) == 0);
        }
        else
        {
            host.Tap.Before = _ => host.Tap.Count == at ? throw new RequestFailedException(503, "The server is busy.") : Task.CompletedTask;
        }
        try
        {
            await run(host);
        }
        catch (Exception exception) when (exception is HostDiedException or RequestFailedException) { }
    }

    private static async Task SetLockAsync(Rig rig, Model model, Random random)
    {
        var locking = model.LockedAt is null;
        // As if it were locked at the time of some upload: that second still counts, later ones are held.
        rig.Time.Now = model.Uploads.Count == 0 ? rig.Time.Now : model.Uploads[random.Next(model.Uploads.Count)].Blob.UploadedAt;
        await OnAFrailHostAsync(rig, random, host => host.Get<LockPeriod>().RunAsync(Rig.Period, locking, "王科长", "汇总", default));
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, locking, "王科长", "汇总", default);
        model.LockedAt = locking ? rig.Time.Now : null;
    }

    private static async Task ReturnAsync(Rig rig, Model model, int school)
    {
        var accepted = (await rig.StatusAsync(school: SchoolCode.Parse(Rig.Code(school)))).Accepted?.Version;
        var result = await rig.Get<ReturnSubmission>()
            .RunAsync(new ActRequest(Rig.Period, SchoolCode.Parse(Rig.Code(school)), accepted, "王科长", "请核对。"), default);
        if (result.Outcome == ActOutcome.Done)
        {
            model.Returned.Add(accepted!);
        }
    }

    private static async Task CheckAsync(Rig rig, Model model, int seed)
    {
        var total = 0m;
        for (var school = 0; school < Schools; school++)
        {
            var code = SchoolCode.Parse(Rig.Code(school));
            var page = await rig.Submissions.ReadAsync(SubmissionPartition.Of(Rig.Period, code), default);
            foreach (
                var there in model
                    .Uploads.Where(upload => upload.School == school)
                    .GroupBy(upload => upload.Blob.Path)
                    .Select(group => group.Last())
            )
            {
                Assert.True(page.Find(there.Blob.Version) is not null, $"Seed {seed}: {there.Blob.Path} lies there and was not taken.");
                await rig.AssertWholeAsync(there.Blob, there.Book.ToBytes());
            }
            var (state, expected) = model.Expect(school, page.Uploads.Select(upload => upload.Version).ToHashSet(StringComparer.Ordinal));
            var status = await rig.StatusAsync(school: code);
            Assert.True(
                (state, expected?.Blob.Version) == (status.State, status.Accepted?.Version),
                $"Seed {seed}, school {school}: expected {state} {expected?.Blob.Version}, found {status.State} {status.Accepted?.Version}."
            );
            Assert.Equal(expected?.Book.Amount, await rig.AmountAsync(school: code));
            total += expected?.Book.Amount ?? 0;
        }
        var published = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
        Assert.Equal(total, await PublishSummaryTests.AmountAsync(rig, published.InForce!));
    }

    /// <summary>What should be, worked out apart from the product: in the order in which things happened.</summary>
    private sealed class Model
    {
        public List<Upload> Uploads { get; } = [];

        public HashSet<string> Returned { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset? LockedAt { get; set; }

        /// <param name="seen">Versions that some host read before they were overwritten.</param>
        public (ReportingState State, Upload? Accepted) Expect(int school, HashSet<string> seen)
        {
            var all = Uploads.Where(upload => upload.School == school && seen.Contains(upload.Blob.Version)).ToList();
            if (all.Count == 0)
            {
                return (ReportingState.NotReceived, null);
            }
            // By second, within it by name, and one name's versions as they came.
            all.Sort(
                (left, right) =>
                    (left.Blob.UploadedAt.CompareTo(right.Blob.UploadedAt), string.CompareOrdinal(left.Blob.Path, right.Blob.Path)) switch
                    {
                        (0, 0) => left.Number.CompareTo(right.Number),
                        (0, var byName) => byName,
                        var (byTime, _) => byTime,
                    }
            );
            all.RemoveAll(upload => LockedAt is { } at && upload.Blob.UploadedAt > at);
            if (all.Count == 0)
            {
                return (ReportingState.Received, null);
            }
            var floor = all.FindLastIndex(upload => Returned.Contains(upload.Blob.Version));
            var accepted = all.FindLastIndex(upload => !upload.Book.IsWrong);
            var state =
                floor == all.Count - 1 ? ReportingState.Returned
                : all[^1].Book.IsWrong ? ReportingState.Rejected
                : ReportingState.Accepted;
            return (state, accepted > floor ? all[accepted] : null);
        }

        public sealed record Upload(int School, int Number, UploadedBlob Blob, StandardWorkbook Book);
    }
}
