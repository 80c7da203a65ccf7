using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Endurance.Tests.Reference;
using Pipeline.LocalServices;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;

namespace Pipeline.Endurance.Tests.Hosts;

/// <summary>Schools that upload, an emulator of their own, and the real app in processes of their own.</summary>
internal sealed class District : IAsyncDisposable
{
    public static readonly Period Period = Period.FirstHalfOf(2019);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // Sweeps often, since the local host gives a killed process's work back only after a minute.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["PublishSchedule"] = "* * * * * *",
        ["SweepSchedule"] = "*/2 * * * * *",
        ["PoisonSchedule"] = "*/5 * * * * *",
        ["CleanUpSchedule"] = "*/7 * * * * *",
        ["Pipeline__OrphanMinutes"] = "0",
    };

    private readonly Random random;
    private readonly Queue<(SchoolCode School, string File, BookKind Kind)> plan;
    private readonly List<Sent> sent = [];
    private readonly TestHost witness;
    private readonly DirectoryInfo logs = Directory.CreateTempSubdirectory("endurance-logs-");
    private int hosts;

    private District(AzuriteProcess azurite, int schools, int uploads, Random random)
    {
        Azurite = azurite;
        this.random = random;
        plan = new Queue<(SchoolCode, string, BookKind)>(Plan(schools, uploads, random));
        witness = new TestHost(new PipelineStorageOptions { ConnectionString = azurite.ConnectionString }, TimeProvider.System);
        Uploads = plan.Count;
    }

    public AzuriteProcess Azurite { get; }

    public int Uploads { get; }

    /// <summary>How many uploads had been given up and were taken when told to.</summary>
    public int Poisoned { get; private set; }

    public IReadOnlyCollection<Sent> Sent => sent;

    /// <summary>Looks at storage as it is, whatever the hosts look through.</summary>
    public TestHost Witness => witness;

    public static async Task<District> StartAsync(int schools, int uploads, Random random)
    {
        var district = new District(await AzuriteProcess.StartAsync(), schools, uploads, random);
        await district.witness.Clients.EnsureCreatedAsync();
        return district;
    }

    /// <param name="connection">Null for the emulator itself.</param>
    public Task<FunctionsHostProcess> StartHostAsync(string? connection = null)
    {
        var log = LogOf(++hosts);
        return FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(connection ?? Azurite.ConnectionString) { Settings = Settings, LogFile = log }
        );
    }

    /// <summary>What the first, second … host that was started here wrote.</summary>
    public string LogOf(int host) => Path.Combine(logs.FullName, $"{host}.log");

    /// <summary>
    /// A dead host's leases run out within a minute, its timers' and that of a publication; here at once, so that the next host sweeps and
    /// publishes before it is killed, and kills fall into sweeps and publications too.
    /// </summary>
    public async Task EndLeasesAsync()
    {
        await witness.BreakLeaseAsync(Period);
        var hosts = new BlobContainerClient(Azurite.ConnectionString, "azure-webjobs-hosts");
        await foreach (var blob in hosts.GetBlobsAsync(BlobTraits.None, BlobStates.None, "locks/", default))
        {
            if (blob.Properties.LeaseState == LeaseState.Leased)
            {
                await hosts.GetBlobClient(blob.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
            }
        }
    }

    /// <summary>The next school writes its file.</summary>
    public async Task UploadAsync()
    {
        var (school, file, kind) = plan.Dequeue();
        var number = sent.Count + 1;
        var content = Reference.Sent.Book(number, school, Period.ToString(), kind);
        var path = $"{Period}/{school}/{file}";
        BlobContentInfo info = await witness
            .Clients.Container(StorageNames.Uploads)
            .GetBlobClient(path)
            .UploadAsync(BinaryData.FromBytes(content), overwrite: true);
        sent.Add(new Sent(number, school, path, kind, content, info.ETag.ToString().Trim('"'), info.LastModified));
    }

    /// <summary>Uploads with random pauses until so many are left.</summary>
    public async Task UploadUntilAsync(int left, int longestPause)
    {
        while (plan.Count > left)
        {
            await UploadAsync();
            await Task.Delay(random.Next(longestPause + 1));
        }
    }

    /// <summary>Waits until every upload that lies there is in the history, and the hosts have published what the files that count come to;
    /// no longer than
    /// <see cref="Patience"/> without a step ahead.</summary>
    public async Task SettledAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var waiting = Lying().ToList();
        while (waiting.Count > 0)
        {
            Assert.False(
                patience.IsCancellationRequested,
                $"For {Patience} none of these came into the history: {string.Join(", ", waiting.Select(upload => $"{upload.Path} {upload.Version} of {upload.At:HH:mm:ss}"))}{LastLines()}"
            );
            var taken = new List<Sent>();
            foreach (var school in waiting.GroupBy(upload => upload.School))
            {
                var page = await witness.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(Period, school.Key), default);
                taken.AddRange(school.Where(upload => page.Find(upload.Version) is not null));
            }
            if (taken.Count > 0)
            {
                waiting = [.. waiting.Except(taken)];
                patience.CancelAfter(Patience);
            }
            await Task.Delay(200);
        }
        await RetryAsync(default);
        var expected = await PublishedSummary.AnewAsync(Period, await CheckAsync());
        patience.CancelAfter(Patience);
        while (!JsonNode.DeepEquals(expected, await PublishedSummary.InForceAsync(witness, Period)))
        {
            Assert.False(
                patience.IsCancellationRequested,
                $"For {Patience} what is published is not what the files that count come to: {await PublishedSummary.InForceAsync(witness, Period)}{LastLines()}"
            );
            await Task.Delay(200);
        }
    }

    /// <summary>
    /// Five deaths with one upload in hand poison it, as five failures do: it is recorded as failed, and taken once the bureau asks for it,
    /// as here.
    /// </summary>
    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in witness.Get<SubmissionStore>().FailuresAsync(Period, cancellationToken))
        {
            Poisoned++;
        }
        if (Poisoned > 0)
        {
            await witness.Get<RetryUploads>().RunAsync(Period, cancellationToken);
        }
    }

    /// <summary>Everything is as the model says; a sweep finds nothing that was missed.</summary>
    public async Task<string> CheckEndAsync()
    {
        var counting = await CheckAsync();
        var sweep = await witness.Get<SweepUploads>().RunAsync(default);
        Assert.Equal((0, 0), (sweep.Taken, sweep.Failed));
        PublishedSummary.AssertSame(
            await PublishedSummary.AnewAsync(Period, counting),
            await PublishedSummary.InForceAsync(witness, Period)
        );
        var publications = await witness.Get<PeriodStore>().PublicationsAsync(Period, default);
        Assert.Equal(Enumerable.Range(1, publications.Length), publications.Select(publication => publication.Number));
        var overwritten = sent.Count - Lying().Count();
        return $"{sent.Count} uploads of {sent.Select(upload => upload.School).Distinct().Count()} schools ({overwritten} "
            + $"overwritten later), {counting.Count} schools count, {publications.Length} publications, {Poisoned} were "
            + $"poisoned and taken when told to";
    }

    public async ValueTask DisposeAsync()
    {
        await Azurite.DisposeAsync();
        logs.Delete(recursive: true);
    }

    /// <summary>Of the host that was started last: enough to see what it did instead.</summary>
    private string LastLines()
    {
        using var reader = new StreamReader(new FileStream(LogOf(hosts), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var entries = reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
            .Select(line => line.Length > 300 ? line[..300] : line);
        return "\n" + string.Join('\n', entries.TakeLast(80));
    }

    private Task<IReadOnlyList<Sent>> CheckAsync() =>
        new EndState(witness, Period, sent) { Required = Lying().Select(upload => upload.Version).ToHashSet() }.CheckAsync();

    private IEnumerable<Sent> Lying() => sent.GroupBy(upload => upload.Path).Select(versions => versions.MaxBy(upload => upload.Number)!);

    /// <summary>A school corrects its report under the same name or under another; the schools go at it all at once.</summary>
    private static IEnumerable<(SchoolCode, string, BookKind)> Plan(int schools, int uploads, Random random)
    {
        var turns = Enumerable.Range(0, schools * uploads).Select(turn => turn % schools).ToArray();
        random.Shuffle(turns);
        return turns.Select(school =>
            (
                SchoolCode.Parse((4501220001L + school).ToString(CultureInfo.InvariantCulture)),
                random.Next(3) == 0 ? "更正稿.xlsx"
                : random.Next(2) == 0 ? "报表.xlsx"
                : $"报表({random.Next(100)}).xlsx",
                (BookKind)"0000012203"[random.Next(10)] - '0'
            )
        );
    }
}
