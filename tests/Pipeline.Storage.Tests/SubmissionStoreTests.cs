using Pipeline.Domain.Balance;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.TestKit;
using static Pipeline.TestKit.Uploads;

namespace Pipeline.Storage.Tests;

[Collection(StorageCollection.Name)]
public sealed class SubmissionStoreTests(AzuriteFixture azurite)
{
    private static readonly Period Period = Period.FirstHalfOf(2019);
    private static readonly SubmissionPartition School = SubmissionPartition.Of(Period, SchoolCode.Parse("4501220001"));

    [Fact]
    public async Task Upload_RoundTrips_WithStatus()
    {
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        var upload = Record(1, Verdict.AcceptedWithQueries, path: "2019-H1/4501220001/府城 “小学”'报表'😀#%.xlsx") with
        {
            Errors = 0,
            OpenQueries = 2,
            ExplainedQueries = 1,
            Notices = 3,
            Rank = -2,
            Length = 12_345_678_901,
            Totals = [new ReportedTotal("aid", "amount", long.MaxValue, true)],
            Numbers = new NumberCounts(640, 96, 70, 6, [new LeftNumbers("获奖", "F5:F9", 5, 17.5m), new LeftNumbers("备注", "B2", 1, -3)]),
        };

        Assert.True(await submissions.TryAddAsync(await submissions.ReadAsync(School, default), upload, PeriodLock.Open, default));

        var page = await submissions.ReadAsync(School, default);
        var read = Assert.Single(page.Uploads);
        Assert.Equal(upload with { Totals = [], Numbers = null }, read with { Totals = [], Numbers = null });
        Assert.Equal<ReportedTotal>(upload.Totals.ToArray(), read.Totals.ToArray());
        var row = await submissions.StatusAsync(Period, SchoolCode.Parse("4501220001"), default);
        Assert.Equal(upload.Version, row!.Status.Accepted!.Version);
        Assert.Equal<ReportedTotal>(upload.Totals.ToArray(), row.Status.Accepted.Totals.ToArray());
        Assert.All(
            [read.Numbers!, row.Status.Accepted.Numbers!],
            numbers =>
            {
                Assert.Equal(upload.Numbers with { Blocks = [] }, numbers with { Blocks = [] });
                Assert.Equal<LeftNumbers>(upload.Numbers.Blocks.ToArray(), numbers.Blocks.ToArray());
            }
        );
        Assert.Equal(ReportingState.AcceptedWithQueries, row.Status.State);
        Assert.True(await submissions.TrySettleAsync(page, PeriodLock.Open, default));
    }

    [Fact]
    public async Task TwoWriters_OneLoses_AndNothingIsLost()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var submissions = new SubmissionStore(storage.Clients);
        var first = await submissions.ReadAsync(School, default);
        var second = await submissions.ReadAsync(School, default);
        Assert.True(await submissions.TryAddAsync(first, Record(1), PeriodLock.Open, default));
        Assert.False(await submissions.TryAddAsync(second, Record(2), PeriodLock.Open, default));
        second = await submissions.ReadAsync(School, default);
        Assert.True(await submissions.TryAddAsync(second, Record(2), PeriodLock.Open, default));
        Assert.False(await submissions.TryAddAsync(second, Record(3), PeriodLock.Open, default));
        Assert.Equal(2, (await submissions.ReadAsync(School, default)).Uploads.Length);
    }

    [Fact]
    public async Task TakenTwice_IsRefused()
    {
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        Assert.True(await submissions.TryAddAsync(await submissions.ReadAsync(School, default), Record(1), PeriodLock.Open, default));
        Assert.False(await submissions.TryAddAsync(await submissions.ReadAsync(School, default), Record(1), PeriodLock.Open, default));
    }

    [Fact]
    public async Task Failure_GivesWay_ToTheSameUploadTakenLater()
    {
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        var failed = Record(1, null);
        Assert.True(await submissions.TryAddAsync(await submissions.ReadAsync(School, default), failed, PeriodLock.Open, default));
        Assert.True(
            await submissions.TryAddAsync(
                await submissions.ReadAsync(School, default),
                failed with
                {
                    Verdict = Verdict.Accepted,
                },
                PeriodLock.Open,
                default
            )
        );
        var page = await submissions.ReadAsync(School, default);
        Assert.Equal(Verdict.Accepted, Assert.Single(page.Uploads).Verdict);
        Assert.Equal(failed.Version, Assert.Single(await submissions.VersionsAsync(School, "", default)));
    }

    [Fact]
    public async Task Statuses_OfOnePeriod_AndNoOther()
    {
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        foreach (var period in (Period[])[Period.OfYear(2019), Period, Period.SecondHalfOf(2019), Period.OfYear(2020)])
        {
            foreach (var code in (string[])["0000000000", "4501220001", "9999999999"])
            {
                var path = $"{period}/{code}/a.xlsx";
                var partition = SubmissionPartition.Of(UploadAddress.Parse(path), Morning);
                Assert.True(
                    await submissions.TryAddAsync(
                        await submissions.ReadAsync(partition, default),
                        Record(1, path: path),
                        PeriodLock.Open,
                        default
                    )
                );
            }
        }
        foreach (var period in (Period[])[Period.OfYear(2019), Period])
        {
            var rows = new List<StatusRow>();
            await foreach (var row in submissions.StatusesAsync(period, default))
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
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        Assert.True(await submissions.TryAddAsync(await submissions.ReadAsync(School, default), Record(5), PeriodLock.Open, default));
        var locked = new PeriodLock(Morning, 1, "王科长", "汇总");
        Assert.False(await submissions.TrySettleAsync(await submissions.ReadAsync(School, default), locked, default));
        Assert.True(await submissions.TrySettleAsync(await submissions.ReadAsync(School, default), locked, default));
        var row = await submissions.StatusAsync(Period, SchoolCode.Parse("4501220001"), default);
        Assert.Equal((null, 1, 1), (row!.Status.Accepted, row.Status.Held, row.LockSequence));
    }

    [Fact]
    public async Task UnplacedUpload_IsRecorded_WithoutStatus()
    {
        var submissions = new SubmissionStore((await TestStorage.CreateAsync(azurite)).Clients);
        var upload = Record(1, Verdict.Rejected, path: "随便/放/一个/文件.xlsx");
        var partition = SubmissionPartition.Of(UploadAddress.Parse(upload.Path), upload.UploadedAt);
        Assert.Equal("unplaced|201907", partition.Key);
        Assert.True(await submissions.TryAddAsync(await submissions.ReadAsync(partition, default), upload, PeriodLock.Open, default));
        Assert.Equal(upload.Path, Assert.Single((await submissions.ReadAsync(partition, default)).Uploads).Path);
    }
}
