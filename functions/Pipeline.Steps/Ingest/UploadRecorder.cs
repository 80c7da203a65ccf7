using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Steps.Telemetry;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// The last act of taking an upload: its receipt, and then its place in the history together with the status that follows.
/// </summary>
public sealed partial class UploadRecorder(
    UploadStore uploads,
    SubmissionStore submissions,
    PeriodStore periods,
    ReceiptStore receipts,
    StatusSettler settler,
    TimeProvider time,
    ILogger<UploadRecorder> log
)
{
    /// <param name="page">The history as last read; it is read again for as long as others are faster.</param>
    /// <param name="set">The upload's figures and findings; empty if it could not be judged.</param>
    /// <param name="content">The upload's bytes; null if they are too many.</param>
    /// <param name="forms">What it was judged by.</param>
    public async Task RecordAsync(
        UploadedBlob blob,
        SubmissionHistory page,
        Judgement judgement,
        string set,
        byte[]? content,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        if (blob.Address.Period is { } period)
        {
            await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        }
        while (true)
        {
            if (set.Length == 0 ? page.Find(blob.Version) is not null : page.IsTaken(blob.Version))
            {
                await settler.SettleAsync(blob.Partition, cancellationToken);
                return;
            }
            var periodLock = blob.Address.Period is { } at ? await periods.LockAsync(at, cancellationToken) : PeriodLock.Open;
            var upload = await DescribeAsync(blob, page, judgement, set, forms, cancellationToken);
            await WriteReceiptAsync(
                blob,
                judgement,
                StatusFold.Of(page.With(upload), periodLock.LockedAt),
                periodLock,
                content,
                forms,
                cancellationToken
            );
            if (await submissions.TryAddAsync(page, upload, periodLock, cancellationToken))
            {
                await FinishAsync(blob, upload, judgement, periodLock, cancellationToken);
                return;
            }
            page = await submissions.ReadAsync(blob.Partition, cancellationToken);
        }
    }

    /// <summary>Adds a later judgement of a recorded upload, and puts its receipt in the place of the earlier one.</summary>
    public async Task RecordAgainAsync(
        UploadedBlob blob,
        RejudgementRecord judged,
        Judgement judgement,
        byte[]? content,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        var period = blob.Partition.Period!.Value;
        await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        while (true)
        {
            var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
            var periodLock = await periods.LockAsync(period, cancellationToken);
            var after = page.Facts with { Rejudgements = page.Facts.Rejudgements.Add(judged) };
            await WriteReceiptAsync(
                blob,
                judgement,
                StatusFold.Of(after, periodLock.LockedAt),
                periodLock,
                content,
                forms,
                cancellationToken
            );
            if (await submissions.TryAddAsync(page, judged, periodLock, cancellationToken))
            {
                await settler.SettleAsync(blob.Partition, cancellationToken);
                return;
            }
        }
    }

    /// <summary>How many findings of each kind there are.</summary>
    internal static (int Errors, int OpenQueries, int ExplainedQueries, int Notices) Describe(Judgement judgement) =>
        (
            judgement.Findings.Count(finding => finding.Severity == Severity.Error),
            judgement.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: false }),
            judgement.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: true }),
            judgement.Findings.Count(finding => finding.Severity == Severity.Notice)
        );

    private async Task FinishAsync(
        UploadedBlob blob,
        UploadRecord upload,
        Judgement judgement,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    )
    {
        PipelineTelemetry.UploadTaken(upload.Verdict?.ToString() ?? "Failed", time.GetUtcNow() - blob.UploadedAt, judgement.Findings);
        LogTaken(upload.Version, blob.Partition.Key, upload.Verdict, upload.Errors, upload.OpenQueries);
        if (blob.Address.Period is { } period && (await periods.LockAsync(period, cancellationToken)).Sequence != periodLock.Sequence)
        {
            await settler.SettleAsync(blob.Partition, cancellationToken);
        }
    }

    private async Task<UploadRecord> DescribeAsync(
        UploadedBlob blob,
        SubmissionHistory page,
        Judgement judgement,
        string set,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        var (errors, open, explained, notices) = Describe(judgement);
        // A failed one is taken again by its path.
        var judged = set.Length > 0;
        return new UploadRecord(
            blob.Version,
            judged ? blob.Address.ShownPath : blob.Path,
            blob.ETag,
            blob.UploadedAt,
            await RankAsync(blob, page, cancellationToken),
            blob.Length,
            judged ? judgement.Verdict : null,
            set,
            judgement.SchoolName ?? "",
            errors,
            open,
            explained,
            notices,
            judgement.Verdict == Verdict.Rejected ? ImmutableArray<ReportedTotal>.Empty : ReportedTotals.Of(judgement.Rows, forms)
        )
        {
            Numbers = NumberCounts.Of(judgement.Numbers),
        };
    }

    /// <summary>
    /// Among versions of one name within one second the time says nothing: what storage holds now came last. Decision 0102 says why this is
    /// enough.
    /// </summary>
    private async Task<int> RankAsync(UploadedBlob blob, SubmissionHistory page, CancellationToken cancellationToken)
    {
        if (page.Find(blob.Version) is { } failedBefore)
        {
            return failedBefore.Rank;
        }
        var twins = page
            .Uploads.Where(upload =>
                upload.Path == blob.Address.ShownPath && upload.UploadedAt == blob.UploadedAt && upload.Version != blob.Version
            )
            .ToList();
        if (twins.Count == 0)
        {
            return 0;
        }
        var current = await uploads.FindAsync(blob.Path, cancellationToken);
        return current is not null && twins.Exists(twin => twin.ETag == current.ETag)
            ? twins.Min(twin => twin.Rank) - 1
            : twins.Max(twin => twin.Rank) + 1;
    }

    private async Task WriteReceiptAsync(
        UploadedBlob blob,
        Judgement judgement,
        SubmissionStatus status,
        PeriodLock periodLock,
        byte[]? content,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        using var receipt = new MemoryStream();
        var counts = status.Accepted?.Version == blob.Version;
        var header = new ReceiptHeader(blob.UploadedAt, status.Accepted is not null && !counts)
        {
            Forms = forms,
            Status =
                counts ? ReceiptStatus.Counts
                : periodLock.LockedAt < blob.UploadedAt ? ReceiptStatus.HeldByLock
                : ReceiptStatus.NewerCounts,
        };
        ReceiptWriter.Write(content, blob.Address.FileName, judgement, header, receipt);
        receipt.Position = 0;
        await receipts.PutAsync(ReceiptStore.PathOf(blob.Partition, blob.Version), receipt, cancellationToken);
    }

    [LoggerMessage(
        1003,
        LogLevel.Information,
        "Upload {Version} of {Partition} is recorded: {Verdict}, {Errors} errors, {OpenQueries} open queries."
    )]
    private partial void LogTaken(string version, string partition, Verdict? verdict, int errors, int openQueries);
}
