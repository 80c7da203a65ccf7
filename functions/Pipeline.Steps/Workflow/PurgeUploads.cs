using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Publish;
using Pipeline.Storage;

namespace Pipeline.Steps.Workflow;

/// <summary>
/// 清除: erases an upload everywhere, bytes with what the service kept of them, receipt, figures, findings, and the summaries that say
/// anything of it. First of all a mark takes its place in the history, so that nobody takes it again; the original goes last, since it says
/// where the upload lay. A run that breaks off is finished by the next.
/// </summary>
public sealed partial class PurgeUploads(
    UploadStore uploads,
    OriginalStore originals,
    ReceiptStore receipts,
    FigureStore figures,
    SubmissionStore submissions,
    PeriodStore periods,
    SummaryStore summaries,
    PublicationSources sources,
    PublishSummary publish,
    TimeProvider time,
    ILogger<PurgeUploads> log
)
{
    public async Task<ActResult> RunAsync(PurgeRequest request, CancellationToken cancellationToken)
    {
        if (request.Who.Length == 0 || request.Why.Length == 0)
        {
            return new ActResult(ActOutcome.Refused, "清除要写明办理人和原因。");
        }
        var partition = SubmissionPartition.Of(request.Period, request.School);
        var versions = await VersionsAsync(partition, request.Version, cancellationToken);
        if (versions.Count == 0)
        {
            return new ActResult(
                ActOutcome.Refused,
                request.Version is null ? "该校本期没有上传,没有可清除的。" : "没有这一份上传,请用bureau status核对编号。"
            );
        }
        await periods.TouchAsync(request.Period, time.GetUtcNow(), cancellationToken);
        var marked = 0;
        foreach (var version in versions)
        {
            marked += await EraseAsync(partition, version, request, cancellationToken) ? 1 : 0;
        }
        var left = await EraseSummariesAsync(versions, cancellationToken);
        LogPurged(partition.Key, versions.Count, marked);
        return left.Count > 0
            ? new ActResult(
                ActOutcome.Refused,
                $"上传已清除,但{string.Join("、", left)}的汇总表正在发布或还不能重新发布,请稍后再办理一次。"
            )
            : new ActResult(
                marked > 0 ? ActOutcome.Done : ActOutcome.AlreadyDone,
                $"已清除{versions.Count}份上传:原件、回执、数据、校验结果和引用它的汇总表都已删除,办理记录保留。"
            );
    }

    private async Task<IReadOnlyList<string>> VersionsAsync(
        SubmissionPartition partition,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var found = (await submissions.ReadAsync(partition, cancellationToken))
            .Uploads.Select(upload => upload.Version)
            .ToHashSet(StringComparer.Ordinal);
        await foreach (var kept in originals.ListAsync(partition.Folder, cancellationToken))
        {
            found.Add(kept.Blob.Version);
        }
        return version is null ? [.. found.Order(StringComparer.Ordinal)]
            : found.Contains(version) ? [version]
            : [];
    }

    /// <summary>True if the history did not say so before.</summary>
    private async Task<bool> EraseAsync(
        SubmissionPartition partition,
        string version,
        PurgeRequest request,
        CancellationToken cancellationToken
    )
    {
        var blobs = new List<UploadedBlob>();
        await foreach (var kept in originals.ListAsync(partition.Folder + "/" + version, cancellationToken))
        {
            blobs.Add(kept.Blob);
        }
        var marked = await MarkAsync(partition, version, request, blobs, cancellationToken);
        await submissions.EraseNotesAsync(partition, version, cancellationToken);
        foreach (var blob in blobs)
        {
            await uploads.EraseAsync(blob, cancellationToken);
        }
        await receipts.EraseAsync(partition, version, cancellationToken);
        var sets = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var set in figures.SetsAsync(partition, cancellationToken))
        {
            if (FigureStore.VersionOf(set) == version)
            {
                sets.Add(set);
            }
        }
        foreach (var set in sets)
        {
            await figures.RemoveAsync(set, cancellationToken);
        }
        await originals.EraseAsync(partition, version, cancellationToken);
        return marked;
    }

    private async Task<bool> MarkAsync(
        SubmissionPartition partition,
        string version,
        PurgeRequest request,
        List<UploadedBlob> blobs,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var page = await submissions.ReadAsync(partition, cancellationToken);
            var upload = page.Find(version);
            if (upload is { IsPurged: true })
            {
                return false;
            }
            if (upload is { Verdict: null } failed && blobs.Count == 0)
            {
                // A failed one whose original was not kept: its own record says where it lies.
                blobs.Add(UploadedBlob.Of(failed));
            }
            upload ??=
                blobs.Count == 0
                    ? null
                    : new UploadRecord(
                        version,
                        blobs[0].Path,
                        blobs[0].ETag,
                        blobs[0].UploadedAt,
                        0,
                        blobs[0].Length,
                        Domain.Findings.Verdict.Rejected,
                        "",
                        "",
                        0,
                        0,
                        0,
                        0,
                        []
                    );
            if (upload is null)
            {
                return false;
            }
            var periodLock = await periods.LockAsync(request.Period, cancellationToken);
            if (await submissions.TryPurgeAsync(page, upload, Record(request, version), periodLock, cancellationToken))
            {
                return true;
            }
        }
    }

    private WorkflowRecord Record(PurgeRequest request, string version)
    {
        var at = time.GetUtcNow();
        var text = string.Create(CultureInfo.InvariantCulture, $"purge\n{version}\n{request.Who}\n{request.Why}\n{at.UtcTicks}");
        return new WorkflowRecord(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10],
            at,
            WorkflowAction.Purged,
            version,
            request.Who,
            request.Why
        )
        {
            Before = "留存",
            After = "已清除",
        };
    }

    /// <summary>
    /// Publishes without the uploads, and erases each publication that says anything of them; returns the periods of which one is still in
    /// force.
    /// </summary>
    private async Task<IReadOnlyList<string>> EraseSummariesAsync(IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        var known = new SortedSet<Period>();
        await foreach (var (period, _) in periods.TouchedAsync(cancellationToken))
        {
            known.Add(period);
            known.Add(period.WholeYear);
        }
        var left = new List<string>();
        foreach (var period in known)
        {
            var quoting = await QuotingAsync(period, versions, cancellationToken);
            if (quoting.Count == 0)
            {
                continue;
            }
            await publish.RunAsync(period, cancellationToken);
            var inForce = (await summaries.PointerAsync(period, cancellationToken)).Current;
            foreach (var publication in quoting)
            {
                if (publication.Folder == inForce?.Folder)
                {
                    left.Add(period.ChineseName);
                    continue;
                }
                await summaries.EraseAsync(publication, cancellationToken);
                await sources.ClearAsync(publication.Folder, cancellationToken);
            }
        }
        return left;
    }

    private async Task<List<Publication>> QuotingAsync(Period period, IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        var all = (await periods.PublicationsAsync(period, cancellationToken)).ToDictionary(
            publication => publication.Folder,
            StringComparer.Ordinal
        );
        if ((await summaries.PointerAsync(period, cancellationToken)).Current is { } current)
        {
            all[current.Folder] = current;
        }
        var quoting = new List<Publication>();
        foreach (var publication in all.Values)
        {
            foreach (var version in versions)
            {
                if (await sources.QuotesAsync(publication, version, cancellationToken))
                {
                    quoting.Add(publication);
                    break;
                }
            }
        }
        return quoting;
    }

    [LoggerMessage(1204, LogLevel.Warning, "{Partition}: {Uploads} uploads are purged, {Marked} of them now.")]
    private partial void LogPurged(string partition, int uploads, int marked);
}
