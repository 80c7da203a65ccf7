using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pipeline.Cli.LocalServices;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>The demo's steps, done as schools and bureau do them: blobs put, receipts awaited, summaries fetched.</summary>
internal sealed class DemoRun(LocalDistrict district, SampleDistrict sample, IProgress<string> progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider time = TimeProvider.System;

    public async Task UploadAsync(CancellationToken cancellationToken)
    {
        progress.Report("上传学校名录……");
        await UploadAsync(StorageNames.Registry, StorageNames.RosterFile, sample.RosterPath, cancellationToken).ConfigureAwait(false);
        await AwaitAsync("学校名录生效", async () => await CountAsync(StorageNames.Rosters, "", cancellationToken).ConfigureAwait(false) > 0, cancellationToken).ConfigureAwait(false);
        var firstTries = sample.Uploads.Where(upload => upload.IsFirstTry).ToList();
        progress.Report($"先上传{firstTries.Count}份有错误的报表……");
        foreach (var upload in firstTries)
        {
            await UploadAsync(StorageNames.Uploads, upload.BlobPath, upload.Path, cancellationToken).ConfigureAwait(false);
        }
        await AwaitReceiptsAsync(firstTries.Count, cancellationToken).ConfigureAwait(false);
        progress.Report($"上传{sample.Uploads.Count - firstTries.Count}份报表……");
        await Parallel.ForEachAsync(sample.Uploads.Where(upload => !upload.IsFirstTry), cancellationToken,
            async (upload, token) => await UploadAsync(StorageNames.Uploads, upload.BlobPath, upload.Path, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Waits for the blob trigger to take every upload; each gets a receipt, whatever becomes of it.</summary>
    public Task AwaitReceiptsAsync(CancellationToken cancellationToken) => AwaitReceiptsAsync(sample.Uploads.Count, cancellationToken);

    /// <summary>Waits for the timer to publish a summary that holds every school that reported.</summary>
    public async Task AwaitPublicationAsync(Period period, CancellationToken cancellationToken)
    {
        var expected = sample.Uploads.Where(upload => upload.Period == period || (period.IsYear && upload.Period.WholeYear == period)).Select(upload => upload.School).Distinct().Count();
        await AwaitAsync($"{period.ChineseName}汇总表发布", async () => await AcceptedAsync(period, cancellationToken).ConfigureAwait(false) >= expected, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the current summaries of the periods, and every receipt.</summary>
    public async Task DownloadAsync(IEnumerable<Period> periods, string output, CancellationToken cancellationToken)
    {
        progress.Report($"下载到 {output}……");
        var shelf = new SummaryShelf(district.Clients, time);
        foreach (var period in periods)
        {
            var publication = (await shelf.PointerAsync(period, cancellationToken).ConfigureAwait(false)).Current!;
            await DownloadFolderAsync(StorageNames.Summaries, publication.Folder, Path.Combine(output, period.ToString()), cancellationToken).ConfigureAwait(false);
        }
        await DownloadFolderAsync(StorageNames.Receipts, "", Path.Combine(output, "回执"), cancellationToken).ConfigureAwait(false);
    }

    private Task AwaitReceiptsAsync(int count, CancellationToken cancellationToken) => AwaitAsync($"{count}份报表都有回执",
        async () => await CountAsync(StorageNames.Receipts, ".xlsx", cancellationToken).ConfigureAwait(false) >= count, cancellationToken);

    private async Task UploadAsync(string container, string name, string path, CancellationToken cancellationToken) =>
        await district.Clients.Container(container).GetBlobClient(name).UploadAsync(path, overwrite: true, cancellationToken).ConfigureAwait(false);

    private async Task<int> CountAsync(string container, string ending, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var blob in district.Clients.Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken).ConfigureAwait(false))
        {
            count += blob.Name.EndsWith(ending, StringComparison.Ordinal) ? 1 : 0;
        }
        return count;
    }

    /// <summary>How many schools the current summary counts; 0 before the first publication.</summary>
    private async Task<int> AcceptedAsync(Period period, CancellationToken cancellationToken)
    {
        var shelf = new SummaryShelf(district.Clients, time);
        if ((await shelf.PointerAsync(period, cancellationToken).ConfigureAwait(false)).Current is not { } publication
            || await shelf.OpenAsync(publication.Folder, "summary.json", cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            return 0;
        }
        await using (stream.ConfigureAwait(false))
        {
            using var summary = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
            var coverage = summary.RootElement.GetProperty("coverage");
            return coverage.GetProperty("accepted").GetInt32() + coverage.GetProperty("acceptedWithQueries").GetInt32();
        }
    }

    private async Task DownloadFolderAsync(string container, string prefix, string folder, CancellationToken cancellationToken)
    {
        var source = district.Clients.Container(container);
        await foreach (var blob in source.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).ConfigureAwait(false))
        {
            var target = Path.Combine([folder, .. blob.Name[prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await source.GetBlobClient(blob.Name).DownloadToAsync(target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AwaitAsync(string what, Func<Task<bool>> happened, CancellationToken cancellationToken)
    {
        progress.Report($"等待{what}……");
        var began = time.GetTimestamp();
        while (!await happened().ConfigureAwait(false))
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                throw new LocalServiceException($"等了{Patience.TotalMinutes:0}分钟,没有等到{what}。Functions主机最后的输出:{Environment.NewLine}{district.Host.Output}");
            }
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
