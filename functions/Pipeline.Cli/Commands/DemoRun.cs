using System.Net;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;
using Pipeline.LocalServices;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Cli.Commands;

/// <summary>The demo's steps, done as schools and bureau do them: blobs put, receipts awaited, summaries fetched.</summary>
internal sealed class DemoRun(LocalDistrict district, SampleDistrict sample, IProgress<string> progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider time = TimeProvider.System;

    /// <summary>One of the workbooks goes through the page; the others are put into storage.</summary>
    public SampleUpload ByPage => sample.Uploads.Last(upload => !upload.IsFirstTry);

    public async Task UploadAsync(WaysIn ways, CancellationToken cancellationToken)
    {
        progress.Report("上传学校名录……");
        await UploadAsync(StorageNames.Registry, StorageNames.RosterFile, sample.RosterPath, cancellationToken);
        await AwaitAsync(
            "学校名录生效",
            async () => await new RosterStore(district.Clients).CurrentAsync(cancellationToken) is not null,
            cancellationToken
        );
        var firstTries = sample.Uploads.Where(upload => upload.IsFirstTry).ToList();
        progress.Report($"先上传{firstTries.Count}份有错误的报表……");
        foreach (var upload in firstTries)
        {
            await UploadAsync(StorageNames.Uploads, upload.BlobPath, upload.Path, cancellationToken);
        }
        await AwaitReceiptsAsync(firstTries.Count, cancellationToken);
        progress.Report($"上传{sample.Uploads.Count - firstTries.Count}份报表,其中一份从页面上报……");
        await ways.VisitAsync(ByPage, cancellationToken);
        await Parallel.ForEachAsync(
            sample.Uploads.Where(upload => !upload.IsFirstTry && upload != ByPage),
            cancellationToken,
            async (upload, token) => await UploadAsync(StorageNames.Uploads, upload.BlobPath, upload.Path, token)
        );
    }

    /// <summary>
    /// Waits for the blob trigger to take every upload: it stands in its school's history, after its receipt was written.
    /// </summary>
    public Task AwaitHistoryAsync(CancellationToken cancellationToken) =>
        AwaitAsync(
            $"{sample.Uploads.Count}份报表都处理完",
            async () => (await HistoryAsync(cancellationToken)).Count >= sample.Uploads.Count,
            cancellationToken
        );

    /// <summary>
    /// Has the host publish what the timer has not yet; a year's summary may stand from a moment when only some of a school's halves had
    /// come.
    /// </summary>
    public async Task PublishAsync(Period period, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = district.Host.Address };
        client.DefaultRequestHeaders.Add("x-functions-key", district.Host.FunctionKey);
        await AwaitAsync(
            $"{period.ChineseName}汇总表发布",
            async () =>
            {
                using var answer = await client.PostAsync(
                    new Uri($"api/periods/{period}/publish", UriKind.Relative),
                    null,
                    cancellationToken
                );
                // Conflict: the timer is publishing this period just now.
                return answer.StatusCode != HttpStatusCode.Conflict && answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
            },
            cancellationToken
        );
    }

    /// <summary>Fetches the current summaries of the periods, and every receipt under its upload's name.</summary>
    public async Task DownloadAsync(IEnumerable<Period> periods, string output, CancellationToken cancellationToken)
    {
        progress.Report($"下载到 {output}……");
        var poison = new SummaryStore(district.Clients, time);
        foreach (var period in periods)
        {
            var publication = (await poison.PointerAsync(period, cancellationToken)).Current!;
            await DownloadFolderAsync(
                StorageNames.Summaries,
                publication.Folder,
                Path.Combine(output, period.ToString()),
                cancellationToken
            );
        }
        foreach (var (partition, upload) in await HistoryAsync(cancellationToken))
        {
            await DownloadAsync(
                StorageNames.Receipts,
                ReceiptStore.PathOf(partition, upload.Version),
                Path.Combine(output, "回执", ReceiptWriter.NameOf(upload.FileName)),
                cancellationToken
            );
        }
    }

    /// <summary>The uploads that were rejected or have open queries, each with its first finding, for people.</summary>
    public async Task<IReadOnlyList<string>> ConspicuousAsync(CancellationToken cancellationToken)
    {
        var figures = new FigureStore(district.Clients);
        var lines = new List<string>();
        foreach (var (partition, upload) in await HistoryAsync(cancellationToken))
        {
            if (upload.Verdict is not (Verdict.Rejected or Verdict.AcceptedWithQueries))
            {
                continue;
            }
            var first = (await figures.FindingsAsync(upload.FigureSet, cancellationToken))
                .OrderByDescending(finding => finding.Severity)
                .FirstOrDefault();
            var place = string.Join(' ', new[] { first?.Sheet, first?.Cell }.OfType<string>());
            lines.Add(
                $"{upload.Verdict.Value.ChineseName()}  {upload.SchoolName}  {partition.Period!.Value.ChineseName}：{place} {ChineseText.Typeset(first?.Message ?? "")}"
                    + $"{Environment.NewLine}      回执 {ReceiptWriter.NameOf(upload.FileName)}"
            );
        }
        return lines;
    }

    private async Task<IReadOnlyList<(SubmissionPartition Partition, UploadRecord Upload)>> HistoryAsync(
        CancellationToken cancellationToken
    )
    {
        var submissions = new SubmissionStore(district.Clients);
        var history = new List<(SubmissionPartition, UploadRecord)>();
        foreach (var partition in sample.Uploads.Select(upload => SubmissionPartition.Of(upload.Period, upload.School)).Distinct())
        {
            var page = await submissions.ReadAsync(partition, cancellationToken);
            history.AddRange(page.Uploads.Select(upload => (partition, upload)));
        }
        return history;
    }

    private Task AwaitReceiptsAsync(int count, CancellationToken cancellationToken) =>
        AwaitAsync(
            $"{count}份报表都有回执",
            async () => await CountAsync(StorageNames.Receipts, ".xlsx", cancellationToken) >= count,
            cancellationToken
        );

    private async Task UploadAsync(string container, string name, string path, CancellationToken cancellationToken) =>
        await district.Clients.Container(container).GetBlobClient(name).UploadAsync(path, overwrite: true, cancellationToken);

    private async Task<int> CountAsync(string container, string ending, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (
            var blob in district.Clients.Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken)
        )
        {
            count += blob.Name.EndsWith(ending, StringComparison.Ordinal) ? 1 : 0;
        }
        return count;
    }

    private async Task DownloadFolderAsync(string container, string prefix, string folder, CancellationToken cancellationToken)
    {
        await foreach (
            var blob in district.Clients.Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken)
        )
        {
            await DownloadAsync(
                container,
                blob.Name,
                Path.Combine([folder, .. blob.Name[prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)]),
                cancellationToken
            );
        }
    }

    private async Task DownloadAsync(string container, string name, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await district.Clients.Container(container).GetBlobClient(name).DownloadToAsync(target, cancellationToken);
    }

    private async Task AwaitAsync(string what, Func<Task<bool>> happened, CancellationToken cancellationToken)
    {
        progress.Report($"等待{what}……");
        var began = time.GetTimestamp();
        while (!await happened())
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                throw new LocalServiceException(
                    $"等了{Patience.TotalMinutes:0}分钟,没有等到{what}。Functions主机最后的输出:{Environment.NewLine}{district.Host.Output}"
                );
            }
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
