using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Standing;
using Pipeline.TestKit;
using static Pipeline.TestKit.Uploads;

namespace Pipeline.Storage.Tests;

[Collection(StorageCollection.Name)]
public sealed class SubmissionLedgerTests(AzuriteFixture azurite)
{
    private static readonly Period Period = Period.FirstHalfOf(2019);
    private static readonly LedgerPartition School = LedgerPartition.Of(Period, SchoolCode.Parse("4501220001"));

    [Fact]
    public async Task Upload_RoundTrips_WithStanding()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        var upload = Record(1, UploadOutcome.AcceptedWithQueries, path: "2019-H1/4501220001/府城 “小学”'报表'😀#%.xlsx") with
        {
            Errors = 0, OpenQueries = 2, ExplainedQueries = 1, Notices = 3, Rank = -2, Length = 12_345_678_901,
            Totals = [new ReportedTotal("aid", "amount", long.MaxValue, true)],
        };

        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), upload, PeriodLock.Open, default));

        var page = await ledger.ReadAsync(School, default);
        var read = Assert.Single(page.Uploads);
        Assert.Equal(upload with { Totals = [] }, read with { Totals = [] });
        Assert.Equal<ReportedTotal>(upload.Totals.ToArray(), read.Totals.ToArray());
        var row = await ledger.StandingAsync(Period, SchoolCode.Parse("4501220001"), default);
        Assert.Equal(upload.Version, row!.Standing.Accepted!.Version);
        Assert.Equal<ReportedTotal>(upload.Totals.ToArray(), row.Standing.Accepted.Totals.ToArray());
        Assert.Equal(ReportingState.AcceptedWithQueries, row.Standing.State);
        Assert.True(await ledger.TrySettleAsync(page, PeriodLock.Open, default));
    }

    [Fact]
    public async Task TwoWriters_OneLoses_AndNothingIsLost()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var ledger = new SubmissionLedger(storage.Clients);
        var first = await ledger.ReadAsync(School, default);
        var second = await ledger.ReadAsync(School, default);
        Assert.True(await ledger.TryAddAsync(first, Record(1), PeriodLock.Open, default));
        Assert.False(await ledger.TryAddAsync(second, Record(2), PeriodLock.Open, default));
        second = await ledger.ReadAsync(School, default);
        Assert.True(await ledger.TryAddAsync(second, Record(2), PeriodLock.Open, default));
        Assert.False(await ledger.TryAddAsync(second, Record(3), PeriodLock.Open, default));
        Assert.Equal(2, (await ledger.ReadAsync(School, default)).Uploads.Length);
    }

    [Fact]
    public async Task TakenTwice_IsRefused()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), Record(1), PeriodLock.Open, default));
        Assert.False(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), Record(1), PeriodLock.Open, default));
    }

    [Fact]
    public async Task Failure_GivesWay_ToTheSameUploadTakenLater()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        var failed = Record(1, UploadOutcome.Failed);
        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), failed, PeriodLock.Open, default));
        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), failed with { Outcome = UploadOutcome.Accepted }, PeriodLock.Open, default));
        var page = await ledger.ReadAsync(School, default);
        Assert.Equal(UploadOutcome.Accepted, Assert.Single(page.Uploads).Outcome);
        Assert.Equal(failed.Version, Assert.Single(await ledger.VersionsAsync(School, "", default)));
    }

    [Fact]
    public async Task Standings_OfOnePeriod_AndNoOther()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        foreach (var period in (Period[])[Period.OfYear(2019), Period, Period.SecondHalfOf(2019), Period.OfYear(2020)])
        {
            foreach (var code in (string[])["0000000000", "4501220001", "9999999999"])
            {
                var path = $"{period}/{code}/a.xlsx";
                var partition = LedgerPartition.Of(UploadAddress.Parse(path), Morning);
                Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(partition, default), Record(1, path: path), PeriodLock.Open, default));
            }
        }
        foreach (var period in (Period[])[Period.OfYear(2019), Period])
        {
            var rows = new List<StandingRow>();
            await foreach (var row in ledger.StandingsAsync(period, default))
            {
                rows.Add(row);
            }
            Assert.Equal(["0000000000", "4501220001", "9999999999"], rows.Select(row => row.Partition.School.ToString()));
            Assert.All(rows, row => Assert.Equal(period, row.Partition.Period));
        }
    }

    [Fact]
    public async Task Settle_FollowsTheLock()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(School, default), Record(5), PeriodLock.Open, default));
        var locked = new PeriodLock(Morning, 1, "王科长", "汇总");
        Assert.False(await ledger.TrySettleAsync(await ledger.ReadAsync(School, default), locked, default));
        Assert.True(await ledger.TrySettleAsync(await ledger.ReadAsync(School, default), locked, default));
        var row = await ledger.StandingAsync(Period, SchoolCode.Parse("4501220001"), default);
        Assert.Equal((null, 1, 1), (row!.Standing.Accepted, row.Standing.Held, row.LockSequence));
    }

    [Fact]
    public async Task UnplacedUpload_IsRecorded_WithoutStanding()
    {
        var ledger = new SubmissionLedger((await TestStorage.CreateAsync(azurite)).Clients);
        var upload = Record(1, UploadOutcome.Rejected, path: "随便/放/一个/文件.xlsx");
        var partition = LedgerPartition.Of(UploadAddress.Parse(upload.Path), upload.UploadedAt);
        Assert.Equal("unplaced|201907", partition.Key);
        Assert.True(await ledger.TryAddAsync(await ledger.ReadAsync(partition, default), upload, PeriodLock.Open, default));
        Assert.Equal(upload.Path, Assert.Single((await ledger.ReadAsync(partition, default)).Uploads).Path);
    }
}
