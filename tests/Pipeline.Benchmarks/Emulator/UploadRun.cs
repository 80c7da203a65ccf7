using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Benchmarks.Generating;
using Pipeline.LocalServices;
using Pipeline.Steps;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;

namespace Pipeline.Benchmarks.Emulator;

/// <summary>Schools that upload at once and get their receipts, each time on an emulator of its own.</summary>
internal sealed class UploadRun(IReadOnlyList<byte[]> workbooks)
{
    /// <summary>The host runs eight times as many as there are cores.</summary>
    private static readonly int AtOnce = 8 * Environment.ProcessorCount;

    /// <summary>Takes down what storage is asked for; not timed.</summary>
    public async Task<OperationTap> RecordAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var tap = new OperationTap(
            new Dictionary<int, string>
            {
                [azurite.BlobPort] = "blob",
                [azurite.QueuePort] = "queue",
                [azurite.TablePort] = "table",
            }
        );
        await UploadAndIngestAsync(azurite, tap);
        return tap;
    }

    /// <summary>Seconds from the first upload to the last receipt.</summary>
    public async Task<double> SecondsAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        return await UploadAndIngestAsync(azurite, null);
    }

    /// <summary>Seconds of a bare client for the requests that were taken down, and how many were answered otherwise.</summary>
    public async Task<(double Seconds, int Others)> BareSecondsAsync(OperationTap tap)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await new StorageClients(new PipelineStorageOptions { ConnectionString = azurite.ConnectionString }).EnsureCreatedAsync();
        using var client = new BareClient(
            new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["blob"] = azurite.BlobPort,
                ["queue"] = azurite.QueuePort,
                ["table"] = azurite.TablePort,
            }
        );
        var others = 0;
        var since = TimeProvider.System.GetTimestamp();
        await EachSchoolAsync(async school =>
            Interlocked.Add(ref others, await client.SendAsync(tap.Of(school).Take(1), TimeProvider.System))
        );
        await EachSchoolAsync(async school =>
            Interlocked.Add(ref others, await client.SendAsync(tap.Of(school).Skip(1), TimeProvider.System))
        );
        return (TimeProvider.System.GetElapsedTime(since).TotalSeconds, others);
    }

    private async Task<double> UploadAndIngestAsync(AzuriteProcess azurite, OperationTap? tap)
    {
        var clients = new StorageClients(new PipelineStorageOptions { ConnectionString = azurite.ConnectionString }, tap);
        await clients.EnsureCreatedAsync();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clients)
            .AddSingleton(Options.Create(new PipelineOptions()))
            .AddPipelineSteps()
            .BuildServiceProvider();
        var uploads = services.GetRequiredService<UploadStore>();
        var ingest = services.GetRequiredService<IngestUpload>();
        var since = TimeProvider.System.GetTimestamp();
        await EachSchoolAsync(school =>
            uploads.PutAsync(PathOf(school), new MemoryStream(workbooks[school - 1], writable: false), default)
        );
        await EachSchoolAsync(async school =>
        {
            if (await ingest.RunAsync(PathOf(school), default) != IngestOutcome.Taken)
            {
                throw new InvalidOperationException("An upload was not taken.");
            }
        });
        return TimeProvider.System.GetElapsedTime(since).TotalSeconds;
    }

    private Task EachSchoolAsync(Func<int, Task> action) =>
        Parallel.ForEachAsync(
            Enumerable.Range(1, workbooks.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (school, _) =>
            {
                OperationTap.Enter(school);
                await action(school);
            }
        );

    private static string PathOf(int school) => $"2019-H1/{SchoolWorkbook.CodeOf(school)}/报表.xlsx";
}
