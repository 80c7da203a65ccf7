using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Endurance.Tests.Reference;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Status;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>A storage of its own in which one history happens.</summary>
/// <remarks>Longer than other files: every kind of step changes, and every check reads, the same notes of what must be true.</remarks>
internal sealed class World
{
    private static readonly Period Period = Period.FirstHalfOf(2019);
    private static readonly SchoolCode[] Schools =
    [
        .. Enumerable
            .Range(1, RandomHistory.Schools)
            .Select(number => SchoolCode.Parse((4501220000L + number).ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];
    private static readonly string[] Files = ["报表.xlsx", "更正'😀.xlsx"];
    private readonly PipelineStorageOptions options;
    private readonly StorageTimes times = new();
    private readonly TestHost witness;
    private readonly List<Sent> sent = [];
    private readonly Dictionary<string, Sent> lying = new(StringComparer.Ordinal);
    private readonly HashSet<string> required = new(StringComparer.Ordinal);
    private readonly HashSet<string> mayHaveFailed = new(StringComparer.Ordinal);

    private World(PipelineStorageOptions options)
    {
        this.options = options;
        witness = NewHost().Host;
    }

    /// <summary>Lives a history through to its end, and says what is wrong with the end; null if nothing is.</summary>
    public static async Task<string?> LiveAsync(AzuriteFixture azurite, IReadOnlyList<Op> history)
    {
        var world = new World(new PipelineStorageOptions { ConnectionString = azurite.ConnectionString, Prefix = azurite.NewPrefix() });
        await world.witness.Clients.EnsureCreatedAsync();
        try
        {
            foreach (var op in history)
            {
                await world.DoAsync(op, world.witness, isAlone: true);
                await world.CheckStatusesAsync();
            }
            await world.SettleAsync();
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
        finally
        {
            await world.ClearAwayAsync();
        }
    }

    /// <summary>
    /// History and status change together, so that at every moment the status is what the history says under the lock that it was worked
    /// out for.
    /// </summary>
    private async Task CheckStatusesAsync()
    {
        var periodLock = await witness.Get<PeriodStore>().LockAsync(Period, default);
        foreach (var school in Schools)
        {
            var page = await witness.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(Period, school), default);
            var row = await witness.Get<SubmissionStore>().StatusAsync(Period, school, default);
            Assert.Equal(page.Uploads.IsEmpty && page.Acts.IsEmpty, row is null);
            if (row is not null && row.LockSequence == periodLock.Sequence)
            {
                Assert.Equal(Expected.Of(page.Fold(periodLock)), Expected.Of(row.Status));
            }
        }
    }

    /// <summary>Thousands of histories share one emulator, which grows slow with what lies in it.</summary>
    private async Task ClearAwayAsync()
    {
        foreach (var name in StorageNames.Containers)
        {
            await witness.Clients.Container(name).DeleteIfExistsAsync();
        }
        foreach (var name in StorageNames.Tables)
        {
            await witness.Clients.Table(name).DeleteAsync();
        }
        await witness.Clients.PoisonQueue().DeleteIfExistsAsync();
    }

    private (TestHost Host, FaultTap Faults) NewHost(int daysLater = 0)
    {
        var tap = new RetimingTap(times, options.Prefix + StorageNames.Uploads);
        return (new TestHost(options, new HistoryTime(times, daysLater), tap), tap.Faults);
    }

    /// <param name="isAlone">Nothing breaks or interferes, so what it must come to is known at once.</param>
    private async Task DoAsync(Op op, TestHost host, bool isAlone)
    {
        switch (op)
        {
            case Op.Put put:
                await PutAsync(put);
                break;
            case Op.Delete delete:
                lying.Remove(PathOf(delete.School, delete.File));
                await host.Clients.Container(StorageNames.Uploads).GetBlobClient(PathOf(delete.School, delete.File)).DeleteIfExistsAsync();
                break;
            case Op.Crash crash:
                var dying = NewHost(crash.Step is Op.CleanUp later ? later.Days : 0);
                dying.Faults.BreakAt(crash.Request, crash.Afterwards);
                await DieAsync(() => DoAsync(crash.Step, dying.Host, isAlone: false));
                await NoteWhatWasClearedAsync();
                break;
            case Op.Both both:
                await DoAsync(both.First, host, isAlone);
                await DoAsync(both.Then, host, isAlone);
                break;
            case Op.Meanwhile meanwhile:
                await DoMeanwhileAsync(meanwhile);
                await NoteWhatWasClearedAsync();
                break;
            default:
                await StepAsync(op, host, isAlone);
                break;
        }
    }

    private async Task StepAsync(Op op, TestHost host, bool isAlone)
    {
        switch (op)
        {
            case Op.Ingest ingest:
                await IngestAsync(PathOf(ingest.School, ingest.File), host, isAlone);
                break;
            case Op.Fail fail:
                if (lying.TryGetValue(PathOf(fail.School, fail.File), out var failing))
                {
                    mayHaveFailed.Add(failing.Version);
                    await host.Get<RecordFailure>().RunAsync(failing.Path, failing.ETag, default);
                }
                break;
            case Op.Retry:
                await host.Get<RetryUploads>().RunAsync(Period, default);
                break;
            case Op.Return or Op.Approve:
                await ActAsync(op, host, isAlone);
                break;
            case Op.Lock change:
                await host.Get<LockPeriod>().RunAsync(Period, change.On, "王科长", "汇总", default);
                Assert.True(!isAlone || (await witness.Get<PeriodStore>().LockAsync(Period, default)).IsLocked == change.On);
                break;
            case Op.Sweep:
                await SweepAsync(host, isAlone);
                break;
            case Op.Publish:
                await host.Get<PublishSummary>().RunAsync(Period, default);
                break;
            case Op.Status:
                await host.Get<ReadPeriodStatus>().RunAsync(Period, default);
                break;
            case Op.CleanUp cleanUp:
                await CleanUpAsync(cleanUp, host, isAlone);
                break;
            default:
                throw new NotSupportedException(op.ToString());
        }
    }

    private async Task PutAsync(Op.Put put)
    {
        times.Now = times.Now.AddSeconds(put.Seconds);
        var school = Schools[put.School];
        var content = Sent.Book(sent.Count + 1, school, "2019-H1", put.Kind);
        var path = PathOf(put.School, put.File);
        await witness.Get<UploadStore>().PutAsync(path, new MemoryStream(content), default);
        var blob = (await witness.Get<UploadStore>().FindAsync(path, default))!;
        Assert.Equal(times.Second, blob.UploadedAt);
        var upload = new Sent(sent.Count + 1, school, path, put.Kind, content, blob.ETag, blob.UploadedAt);
        sent.Add(upload);
        lying[path] = upload;
    }

    private async Task IngestAsync(string path, TestHost host, bool isAlone)
    {
        var outcome = await host.Get<IngestUpload>().RunAsync(path, default);
        if (isAlone)
        {
            Assert.Equal(lying.ContainsKey(path), outcome != IngestOutcome.Gone);
            if (lying.TryGetValue(path, out var upload))
            {
                required.Add(upload.Version);
                Assert.Equal(IngestOutcome.AlreadyTaken, await host.Get<IngestUpload>().RunAsync(path, default));
            }
        }
    }

    private async Task SweepAsync(TestHost host, bool isAlone)
    {
        var result = await host.Get<SweepUploads>().RunAsync(default);
        if (isAlone)
        {
            Assert.Equal(0, result.Failed);
            required.UnionWith(lying.Values.Select(upload => upload.Version));
        }
    }

    private async Task CleanUpAsync(Op.CleanUp op, TestHost host, bool isAlone)
    {
        var later = isAlone ? NewHost(op.Days).Host : host;
        await later.Get<CleanUp>().RunAsync(default);
        if (isAlone)
        {
            await NoteWhatWasClearedAsync();
        }
    }

    /// <summary>What nobody deleted may be gone from the uploads only if it is in the history.</summary>
    private async Task NoteWhatWasClearedAsync()
    {
        foreach (var (path, upload) in lying.ToList())
        {
            if (await witness.Get<UploadStore>().FindAsync(path, default) is null)
            {
                required.Add(upload.Version);
                lying.Remove(path);
            }
        }
    }

    private async Task ActAsync(Op op, TestHost host, bool isAlone)
    {
        var school = Schools[op is Op.Return back ? back.School : ((Op.Approve)op).School];
        var request = new ActRequest(Period, school, null, "王科长", "请核对。");
        var status = (await witness.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(Period, school), default)).Fold(
            await witness.Get<PeriodStore>().LockAsync(Period, default)
        );
        var isLocked = (await witness.Get<PeriodStore>().LockAsync(Period, default)).IsLocked;
        var result =
            op is Op.Return
                ? await host.Get<ReturnSubmission>().RunAsync(request, default)
                : await host.Get<ApproveSubmission>().RunAsync(request, default);
        if (isAlone)
        {
            var expected =
                op is Op.Return
                    ? status.State == ReportingState.Returned
                        ? ActOutcome.AlreadyDone
                        : status.Accepted is null || isLocked
                            ? ActOutcome.Refused
                            : ActOutcome.Done
                    : status.State == ReportingState.Approved
                        ? ActOutcome.AlreadyDone
                        : status.State is ReportingState.Accepted or ReportingState.AcceptedWithQueries
                            ? ActOutcome.Done
                            : ActOutcome.Refused;
            Assert.Equal(expected, result.Outcome);
        }
    }

    private async Task DoMeanwhileAsync(Op.Meanwhile op)
    {
        var (host, faults) = NewHost(op.Step is Op.CleanUp later ? later.Days : 0);
        var requests = 0;
        faults.Before = async _ =>
        {
            if (Interlocked.Increment(ref requests) == op.Request)
            {
                await DoAsync(op.Other, witness, isAlone: false);
            }
        };
        await DoAsync(op.Step, host, isAlone: false);
    }

    private async Task SettleAsync()
    {
        await NoteWhatWasClearedAsync();
        await witness.BreakLeaseAsync(Period);
        await SweepAsync(witness, isAlone: true);
        Assert.Equal((0, 0), await witness.Get<SweepUploads>().RunAsync(default) is var again ? (again.Taken, again.Failed) : default);
        await witness.Get<CleanUp>().RunAsync(default);
        await CheckOriginalsAsync();
        await witness.Get<ReadPeriodStatus>().RunAsync(Period, default);
        var end = new EndState(witness, Period, sent) { Required = required, MayHaveFailed = mayHaveFailed };
        await end.CheckAsync();
        await witness.Get<LockPeriod>().RunAsync(Period, false, "王科长", "补报", default);
        var counting = await end.CheckAsync();
        var published = await witness.Get<PublishSummary>().RunAsync(Period, default);
        if (sent.Count == 0)
        {
            Assert.Equal(PublishOutcome.Nothing, published.Outcome);
            return;
        }
        Assert.True(
            published.Outcome is PublishOutcome.Published or PublishOutcome.Unchanged or PublishOutcome.Nothing,
            published.Outcome.ToString()
        );
        if (published.Outcome != PublishOutcome.Nothing)
        {
            PublishedSummary.AssertSame(
                await PublishedSummary.AnewAsync(Period, counting),
                await PublishedSummary.InForceAsync(witness, Period)
            );
            Assert.Equal(PublishOutcome.Unchanged, (await witness.Get<PublishSummary>().RunAsync(Period, default)).Outcome);
            var numbers = (await witness.Get<PeriodStore>().PublicationsAsync(Period, default))
                .Select(publication => publication.Number)
                .ToList();
            Assert.Equal(Enumerable.Range(1, published.InForce!.Number), numbers);
        }
        else
        {
            Assert.Empty(required);
        }
    }

    /// <summary>
    /// After the nightly round whatever was kept of an upload is in the history: a host that died in between has lost nothing.
    /// </summary>
    private async Task CheckOriginalsAsync()
    {
        foreach (var partition in Schools.Select(school => SubmissionPartition.Of(Period, school)))
        {
            var page = await witness.Get<SubmissionStore>().ReadAsync(partition, default);
            await foreach (var kept in witness.Get<OriginalStore>().ListAsync(partition.Folder, default))
            {
                Assert.True(
                    page.Find(kept.Blob.Version) is not null,
                    $"The original of {kept.Blob.Version} is kept and not in the history."
                );
            }
        }
    }

    private static async Task DieAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (HostDiedException)
        {
            // The history goes on with another host.
        }
        catch (AggregateException exception)
            when (exception.Flatten().InnerExceptions.All(inner => inner.GetBaseException() is HostDiedException))
        {
            // Several requests were under way, or a step that goes through many uploads said which one it did not get done.
        }
    }

    private static string PathOf(int school, int file) => $"{Period}/{Schools[school]}/{Files[file]}";
}
