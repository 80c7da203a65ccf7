using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.History;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[Collection(StepsCollection.Name)]
public sealed class IngestUploadTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Upload_IsTaken_AndRunningAgainChangesNothing()
    {
        var rig = await Rig.StartAsync(azurite);
        var workbook = new StandardWorkbook();
        var blob = await rig.UploadAsync(workbook, "府城 “小学”'报表'😀#%3F.xlsx");

        Assert.Equal(IngestOutcome.Taken, await rig.IngestAsync(blob));

        await rig.AssertWholeAsync(blob, workbook.ToBytes());
        Assert.Equal((ReportingState.Accepted, 50_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
        var before = await DumpAsync(rig);
        Assert.Equal(IngestOutcome.AlreadyTaken, await rig.IngestAsync(blob));
        Assert.Equal(IngestOutcome.AlreadyTaken, await rig.OtherHost().IngestAsync(blob));
        Assert.Equal(before, await DumpAsync(rig));
    }

    [Fact]
    public async Task Rejected_LeavesTheEarlierStanding_WithoutFigures()
    {
        var rig = await Rig.StartAsync(azurite);
        var good = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(good);
        var wrong = new StandardWorkbook { IsWrong = true };
        var bad = await rig.UploadLaterAsync(wrong, good);
        await rig.IngestAsync(bad);

        await rig.AssertWholeAsync(bad, wrong.ToBytes());
        var status = await rig.StatusAsync();
        Assert.Equal(
            (ReportingState.Rejected, good.Version, bad.Version),
            (status.State, status.Accepted!.Version, status.Newest!.Version)
        );
        Assert.Equal(50_000, await rig.AmountAsync());
        Assert.Empty(
            await rig.Get<FigureStore>().RowsAsync(status.Newest.FigureSet, Pipeline.Domain.Forms.FormCatalogue.Standard, default)
        );
        Assert.Contains(
            await rig.Get<FigureStore>().FindingsAsync(status.Newest.FigureSet, default),
            finding => finding.Severity == Severity.Error
        );
    }

    [Fact]
    public async Task Permutations_OfProcessing_EndAlike()
    {
        var rig = await Rig.StartAsync(azurite);
        var orders = Permutations.Of([0, 1, 2, 3]).Where((_, i) => i % 4 == 1).ToList();
        var uploads = new UploadedBlob[orders.Count][];
        StandardWorkbook[] books =
        [
            new() { Amount = 10_000 },
            new() { Amount = 20_000 },
            new() { Amount = 30_000, Aided = 120 },
            new() { IsWrong = true },
        ];
        UploadedBlob? last = null;
        for (var i = 0; i < books.Length; i++)
        {
            for (var school = 0; school < orders.Count; school++)
            {
                uploads[school] ??= new UploadedBlob[books.Length];
                var book = books[i] with { Code = Rig.Code(school + 1) };
                uploads[school][i] =
                    school == 0 && last is not null
                        ? await rig.UploadLaterAsync(book, last, $"{9 - i}.xlsx")
                        : await rig.UploadAsync(book, $"{9 - i}.xlsx");
            }
            last = uploads[^1][i];
        }
        for (var school = 0; school < orders.Count; school++)
        {
            foreach (var i in orders[school])
            {
                Assert.Equal(IngestOutcome.Taken, await rig.IngestAsync(uploads[school][i]));
            }
            var status = await rig.StatusAsync(school: SchoolCode.Parse(Rig.Code(school + 1)));
            Assert.Equal(
                (ReportingState.Rejected, uploads[school][2].Version, 4),
                (status.State, status.Accepted?.Version, status.Uploads)
            );
        }
    }

    [Theory]
    [InlineData(false, "the overwritten version is recorded first")]
    [InlineData(true, "the version that storage holds is recorded first, while a slow host is about to record the other")]
    public async Task OverwrittenWithinASecond_TheOneThatStorageHoldsWins(bool laterFirst, string reason)
    {
        var rig = await Rig.StartAsync(azurite);
        var slow = rig.OtherHost();
        UploadedBlob first,
            second;
        var school = 0;
        do
        {
            // Both have to fall into one second of storage's clock, so it is tried until they do, each time with another school.
            Assert.True(++school < 20, "No two uploads fell into one second.");
            var book = new StandardWorkbook { Code = Rig.Code(school), Amount = 10_000 };
            UploadedBlob? replacing = null;
            slow.Tap.Before = async request =>
            {
                if (
                    replacing is null
                    && request.StartsWith("PUT", StringComparison.Ordinal)
                    && request.Contains("originals", StringComparison.Ordinal)
                )
                {
                    replacing = await rig.UploadAsync(book with { Amount = 20_000 });
                    if (laterFirst)
                    {
                        await rig.IngestAsync(replacing);
                    }
                }
            };
            first = await rig.UploadAsync(book);
            await slow.IngestAsync(first);
            second = replacing!;
            await rig.IngestAsync(second);
        } while (first.UploadedAt != second.UploadedAt);
        var status = await rig.StatusAsync(school: first.Address.School);
        Assert.True((second.Version, 2) == (status.Accepted?.Version, status.Uploads), reason);
        Assert.Equal(20_000, await rig.AmountAsync(school: first.Address.School));
    }

    [Fact]
    public async Task TwoFilesOfOneSecond_TheLaterNameWins()
    {
        var rig = await Rig.StartAsync(azurite);
        UploadedBlob a,
            b;
        do
        {
            b = await rig.UploadAsync(new StandardWorkbook { Amount = 20_000 }, "b.xlsx");
            a = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 }, "a.xlsx");
        } while (a.UploadedAt != b.UploadedAt);
        await rig.IngestAsync(b);
        await rig.IngestAsync(a);
        Assert.Equal(20_000, await rig.AmountAsync());
    }

    [Theory]
    [InlineData("报表.xlsx")]
    [InlineData("2019-H1/报表.xlsx")]
    [InlineData("2019-H3/4501220001/报表.xlsx")]
    [InlineData("2019-H1/450122/报表.xlsx")]
    [InlineData("2019-H1/4501220001/旧/报表.xlsx")]
    public async Task Misplaced_IsKept_Recorded_AndAnswered(string path)
    {
        var rig = await Rig.StartAsync(azurite);
        var content = new StandardWorkbook().ToBytes();
        var blob = await rig.UploadAsync(path, content);
        Assert.Equal(IngestOutcome.Taken, await rig.IngestAsync(blob));
        await rig.AssertWholeAsync(blob, content);
        Assert.Equal(Verdict.Rejected, Assert.Single((await rig.Submissions.ReadAsync(blob.Partition, default)).Uploads).Verdict);
        Assert.StartsWith("unplaced|", blob.Partition.Key, StringComparison.Ordinal);
        Assert.Same(SubmissionStatus.Nothing, await rig.StatusAsync());
        Assert.Equal(IngestOutcome.AlreadyTaken, await rig.IngestAsync(blob));
    }

    [Fact]
    public async Task TooLarge_IsKeptWhole_AndRejected()
    {
        var rig = await Rig.StartAsync(azurite);
        var content = new byte[WorkbookLimits.MaxFileBytes + 1];
        new Random(7).NextBytes(content);
        var blob = await rig.UploadAsync("2019-H1/4501220001/大.xlsx", content);
        await rig.IngestAsync(blob);
        await rig.AssertWholeAsync(blob, content);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
        Assert.Equal(
            "F002",
            Assert.Single(await rig.Get<FigureStore>().FindingsAsync((await rig.StatusAsync()).Newest!.FigureSet, default)).Code
        );
    }

    [Fact]
    public async Task Empty_IsKept_AndRejected()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync("2019-H1/4501220001/空.xlsx", []);
        await rig.IngestAsync(blob);
        await rig.AssertWholeAsync(blob, []);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
    }

    [Fact]
    public async Task Deleted_TakesNothingAway()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(blob);
        await rig.Get<UploadStore>().DeleteAsync(blob, default);
        Assert.Equal(IngestOutcome.Gone, await rig.IngestAsync(blob));
        Assert.Equal(50_000, await rig.AmountAsync());
        await rig.AssertWholeAsync(blob, new StandardWorkbook().ToBytes());
    }

    [Fact]
    public async Task ReplacedWhileItIsTaken_TheNewOneIsTakenToo()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        var replaced = false;
        rig.Tap.Before = async request =>
        {
            if (
                !replaced
                && request.StartsWith("GET", StringComparison.Ordinal)
                && request.Contains("uploads/2019-H1", StringComparison.Ordinal)
            )
            {
                replaced = true;
                await rig.OtherHost().UploadAsync(new StandardWorkbook { Amount = 20_000 });
            }
        };
        Assert.Equal(IngestOutcome.Taken, await rig.IngestAsync(blob));
        Assert.True(replaced);
        Assert.Equal(20_000, await rig.AmountAsync());
    }

    [Fact]
    public async Task TwoHostsAtOnce_TakeItOnce()
    {
        var rig = await Rig.StartAsync(azurite);
        var other = rig.OtherHost();
        var uploads = new List<UploadedBlob>();
        for (var i = 0; i < 4; i++)
        {
            uploads.Add(
                await rig.UploadAsync(
                    new StandardWorkbook { Amount = 10_000 * (i + 1) },
                    string.Create(CultureInfo.InvariantCulture, $"{i}.xlsx")
                )
            );
        }
        await Task.WhenAll(uploads.Concat(uploads).Select((blob, i) => i % 2 == 0 ? rig.IngestAsync(blob) : other.IngestAsync(blob)));
        await Task.WhenAll(uploads.Select(other.IngestAsync));
        var page = await rig.Submissions.ReadAsync(uploads[0].Partition, default);
        Assert.Equal(4, page.Uploads.Length);
        Assert.Equal(40_000, await rig.AmountAsync());
        foreach (var blob in uploads)
        {
            await rig.AssertWholeAsync(blob, new StandardWorkbook { Amount = 10_000 * (uploads.IndexOf(blob) + 1) }.ToBytes());
        }
    }

    [Fact]
    public async Task UnknownSchool_IsRejected_OnceThereIsARoster()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.Get<RosterStore>()
            .PutAsync(
                new StoredRoster(
                    new Roster([new School(SchoolCode.Parse("4501229999"), "别的学校", "小学", ["小学"], ["武鸣区"], true)]),
                    "v1",
                    rig.Time.Now
                ),
                default
            );
        var blob = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(blob);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
    }

    internal static async Task<string> DumpAsync(Rig rig)
    {
        var parts = new List<string>();
        foreach (var table in StorageNames.Tables)
        {
            parts.Add(await rig.Storage.DumpTableAsync(table));
        }
        foreach (var container in StorageNames.Containers)
        {
            parts.Add(await rig.Storage.DumpContainerAsync(container));
        }
        return string.Join("\n----\n", parts);
    }
}
