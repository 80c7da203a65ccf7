using System.Globalization;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.Findings;
using Pipeline.LocalServices;
using Pipeline.Storage;
using Pipeline.TestKit;
using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Hosts;

/// <summary>
/// Upload after upload into the real app on as much memory as an instance has, one in ten made to harm: all are answered, none of the
/// others later than the sweep.
/// </summary>
[Collection(EnduranceCollection.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private const int OneIn = 10;
    private const long MemoryLimit = 1536L * 1024 * 1024;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    /// <summary>Beyond the sweep: as long as one upload may take, hostile ones before it in the line among them.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(AtOnce * 10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["PublishSchedule"] = "*/20 * * * * *",
        ["SweepSchedule"] = "*/30 * * * * *",
        ["PoisonSchedule"] = "*/10 * * * * *",
        ["CleanUpSchedule"] = "0 0 18 * * *",
        ["DOTNET_GCHeapHardLimit"] = MemoryLimit.ToString("X", CultureInfo.InvariantCulture),
    };

    [Fact]
    public async Task OneInTenHostile_AllAnswered_NoneLate()
    {
        var uploads = Lever.Of("SOAK", 20, 1_000);
        var began = TimeProvider.System.GetTimestamp();
        await using var azurite = await AzuriteProcess.StartAsync();
        var witness = new TestHost(new PipelineStorageOptions { ConnectionString = azurite.ConnectionString }, TimeProvider.System);
        await witness.Clients.EnsureCreatedAsync();
        await using var host = await FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(azurite.ConnectionString) { Settings = Settings }
        );
        var (waiting, answered) = (new List<UploadedBlob>(), new List<(UploadedBlob Blob, TimeSpan Lateness)>());
        for (var i = 0; i < uploads; i++)
        {
            waiting.Add(await UploadAsync(witness, i));
            await AwaitAsync(witness, host, waiting, answered, AtOnce - 1);
        }
        await AwaitAsync(witness, host, waiting, answered, 0);

        foreach (var (blob, _) in answered)
        {
            var upload = (await witness.Get<SubmissionStore>().ReadAsync(blob.Partition, default)).Find(blob.Version)!;
            Assert.True(upload.Verdict is not null, $"{blob.Path} is recorded as failed, as if it were the host's fault.");
            // A workbook with right figures and a million comments is accepted.
            Assert.True(IsHostile(blob) || upload.Verdict == Verdict.Accepted, $"{blob.Path}: {upload.Verdict}");
        }
        Assert.Contains(answered, each => IsHostile(each.Blob));
        var latest = answered.Max(each => each.Lateness);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{uploads} uploads (1,000 with ENDURANCE=full), {answered.Count(each => IsHostile(each.Blob))} of them hostile, under {MemoryLimit >> 20} MiB: "
            )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"answered {latest.TotalSeconds:F0} s after they came at the latest; peak {PeakMiB(host)} MiB; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s"
                )
        );
        Assert.True(latest <= Sweep + Leeway, $"One was answered {latest} after it came.");
        Assert.False(host.HasExited, host.Output);
    }

    private static bool IsHostile(UploadedBlob blob) => blob.Address.FileName.StartsWith("有害", StringComparison.Ordinal);

    private static async Task<UploadedBlob> UploadAsync(TestHost witness, int number)
    {
        var book = new StandardWorkbook
        {
            Code = (4501220001L + number).ToString(CultureInfo.InvariantCulture),
            Name = $"第{number + 1}小学",
        };
        var isHostile = number % OneIn == OneIn / 2;
        var path = $"2019-H1/{book.Code}/{(isHostile ? "有害" : "报表")}.xlsx";
        await witness
            .Get<UploadStore>()
            .PutAsync(path, new MemoryStream(isHostile ? HostileBook.Create(number / OneIn, book) : book.ToBytes()), default);
        return (await witness.Get<UploadStore>().FindAsync(path, default))!;
    }

    /// <summary>Waits until no more than so many are without an answer.</summary>
    private static async Task AwaitAsync(
        TestHost witness,
        FunctionsHostProcess host,
        List<UploadedBlob> waiting,
        List<(UploadedBlob, TimeSpan)> answered,
        int left
    )
    {
        using var patience = new CancellationTokenSource(Patience);
        while (waiting.Count > left)
        {
            Assert.False(host.HasExited, host.Output);
            Assert.False(
                patience.IsCancellationRequested,
                $"Not answered within {Patience}: {string.Join(", ", waiting.Select(blob => blob.Path))}. {host.Output}"
            );
            foreach (var blob in waiting.ToList())
            {
                if (await AnsweredAtAsync(witness, blob) is { } at)
                {
                    waiting.Remove(blob);
                    answered.Add((blob, at - blob.UploadedAt));
                }
            }
            await Task.Delay(waiting.Count > left ? 100 : 0);
        }
    }

    /// <summary>The receipt comes before the record, and the record says that all is done.</summary>
    private static async Task<DateTimeOffset?> AnsweredAtAsync(TestHost witness, UploadedBlob blob)
    {
        if ((await witness.Get<SubmissionStore>().ReadAsync(blob.Partition, default)).Find(blob.Version) is null)
        {
            return null;
        }
        BlobProperties receipt = await witness
            .Clients.Container(StorageNames.Receipts)
            .GetBlobClient(ReceiptStore.PathOf(blob.Partition, blob.Version))
            .GetPropertiesAsync();
        return receipt.LastModified;
    }

    /// <summary>Of the app's worker, the host's child; 0 if the system does not show it.</summary>
    private static long PeakMiB(FunctionsHostProcess host)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }
        return Directory
            .EnumerateDirectories("/proc")
            .Select(folder => Status(folder))
            .Where(status => status.Contains($"PPid:\t{host.ProcessId}\n", StringComparison.Ordinal))
            .Select(status => status.Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)))
            .Select(line =>
                line is null
                    ? 0
                    : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024
            )
            .DefaultIfEmpty()
            .Max();
    }

    private static string Status(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "status"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
