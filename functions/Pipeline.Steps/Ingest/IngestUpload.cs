using Microsoft.Extensions.Logging;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Steps.Schemes;
using Pipeline.Steps.Telemetry;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Takes what lies at a path of the uploads: keeps the original, judges it, writes its figures, answers with a receipt, and last of all
/// records it. The record is the end: where it stands, all the rest stands; where it does not, the run can be repeated from the start.
/// </summary>
public sealed partial class IngestUpload(
    UploadStore uploads,
    OriginalStore originals,
    FigureStore figures,
    SubmissionStore submissions,
    PeriodStore periods,
    RosterStore rosters,
    PeriodScheme schemes,
    RejudgePeriod rejudge,
    UploadRecorder recorder,
    StatusSettler settler,
    OrphanAge orphans,
    SetUploadAside setAside,
    TimeProvider time,
    ILogger<IngestUpload> log
)
{
    /// <summary>The clock of storage and the host's may differ by this much.</summary>
    private static readonly TimeSpan SchemeOverlap = TimeSpan.FromMinutes(15);

    /// <summary>Runs for a path; safe to repeat, and safe on several hosts at once.</summary>
    public async Task<IngestOutcome> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Source.StartActivity("IngestUpload");
        if (!UploadedBlob.IsAddressablePath(path))
        {
            await setAside.RunAsync(path, cancellationToken);
            return IngestOutcome.SetAside;
        }
        while (await uploads.FindAsync(path, cancellationToken) is { } blob)
        {
            activity?.SetTag("pipeline.version", blob.Version);
            var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
            if (page.IsTaken(blob.Version))
            {
                await settler.SettleAsync(blob.Partition, cancellationToken);
                await FollowSchemeAsync(blob, judgedBy: null, cancellationToken);
                await TakeOrphansAsync(blob, page, cancellationToken);
                LogAlreadyTaken(blob.Partition.Key, blob.Version);
                return IngestOutcome.AlreadyTaken;
            }
            await using var stream = await uploads.OpenAsync(blob, cancellationToken);
            if (stream is not null)
            {
                await TakeAsync(blob, page, await KeepOriginalAsync(blob, stream, cancellationToken), cancellationToken);
                await TakeOrphansAsync(blob, page, cancellationToken);
                return IngestOutcome.Taken;
            }
        }
        LogGone(UploadAddress.Parse(path).IsPlaced);
        return IngestOutcome.Gone;
    }

    /// <summary>Takes an upload that is no longer among the uploads, from its original.</summary>
    public async Task TakeFromOriginalAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
        if (page.Find(blob.Version) is null)
        {
            await using var stream = await originals.OpenAsync(blob, cancellationToken);
            await TakeAsync(
                blob,
                page,
                blob.Length > WorkbookLimits.MaxFileBytes ? null : await ReadAsync(blob, stream, cancellationToken),
                cancellationToken
            );
            LogRecovered(blob.Partition.Key, blob.Version);
        }
    }

    /// <summary>
    /// A host may have died after it kept an original and before it recorded it, and the upload been replaced since: what replaced it comes
    /// by here.
    /// </summary>
    private async Task TakeOrphansAsync(UploadedBlob blob, SubmissionHistory page, CancellationToken cancellationToken)
    {
        var left = new List<KeptOriginal>();
        await foreach (var kept in originals.ListAsync(blob.Partition.Folder, cancellationToken))
        {
            if (
                kept.Blob.Version != blob.Version
                && page.Find(kept.Blob.Version) is null
                && (orphans.IsOne(kept) || AreTwins(kept.Blob, blob))
            )
            {
                left.Add(kept);
            }
        }
        // The one kept last first: of versions of one second each that is recorded later stands behind those before.
        foreach (var kept in left.OrderByDescending(static kept => kept.KeptAt))
        {
            await TakeFromOriginalAsync(kept.Blob, cancellationToken);
        }
    }

    /// <summary>
    /// Versions of one name in one second: which came first can only be told while storage holds the newer, so that waiting until a host is
    /// surely dead would be too late.
    /// </summary>
    private static bool AreTwins(UploadedBlob kept, UploadedBlob current) =>
        kept.Path == current.Path && kept.UploadedAt == current.UploadedAt;

    private async Task TakeAsync(UploadedBlob blob, SubmissionHistory page, byte[]? content, CancellationToken cancellationToken)
    {
        var roster = await rosters.CurrentAsync(cancellationToken);
        var forms = await schemes.PinAsync(blob.Address.Period, cancellationToken);
        try
        {
            await TakeAsync(blob, page, UploadJudge.Judge(blob, content, roster, forms), content, forms, cancellationToken);
        }
        catch (Exception exception) when (exception is OutOfMemoryException or InsufficientExecutionStackException)
        {
            // One workbook that takes more than the host has must neither end the host's other work nor be called the host's fault.
            LogTooMuch(exception, blob.Version, blob.Partition.Key);
            await TakeAsync(blob, page, UploadJudge.WithoutReading(blob, RuleCatalogue.TooMuchToRead), null, forms, cancellationToken);
        }
        await FollowSchemeAsync(blob, forms, cancellationToken);
    }

    private async Task TakeAsync(
        UploadedBlob blob,
        SubmissionHistory page,
        Judgement judgement,
        byte[]? content,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        var set = await figures.WriteAsync(
            blob.Partition,
            blob.Version,
            judgement.Verdict == Verdict.Rejected ? [] : judgement.Rows,
            judgement.Findings,
            judgement.Explanations,
            cancellationToken
        );
        await recorder.RecordAsync(blob, page, judgement, set, content, forms, cancellationToken);
    }

    /// <summary>
    /// The bureau may have put another scheme in force between the judging and the record, after it went through the period's uploads: then
    /// this one is judged again.
    /// </summary>
    /// <param name="judgedBy">Null if that is not known: the upload was recorded before, by a host that may have died right after.</param>
    private async Task FollowSchemeAsync(UploadedBlob blob, FormCatalogue? judgedBy, CancellationToken cancellationToken)
    {
        if (
            blob.Address is { IsPlaced: true, Period: { } period }
            && await schemes.PinnedAsync(period, cancellationToken) is { IsByAct: true } pinned
            && pinned.Digest != judgedBy?.Digest
            && blob.UploadedAt <= pinned.At + SchemeOverlap
        )
        {
            await rejudge.RunAsync(
                period,
                pinned.Who,
                "报表制度已更换",
                dryRun: false,
                new HashSet<string>(StringComparer.Ordinal) { blob.Version },
                cancellationToken
            );
        }
    }

    /// <summary>Keeps the bytes, and returns them where they are not too many to be read as a workbook.</summary>
    private async Task<byte[]?> KeepOriginalAsync(UploadedBlob blob, Stream stream, CancellationToken cancellationToken)
    {
        if (blob.Address.Period is { } period)
        {
            await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        }
        if (blob.Length > WorkbookLimits.MaxFileBytes)
        {
            await originals.KeepAsync(blob, stream, cancellationToken);
            return null;
        }
        var content = await ReadAsync(blob, stream, cancellationToken);
        await originals.KeepAsync(blob, new MemoryStream(content, writable: false), cancellationToken);
        return content;
    }

    internal static async Task<byte[]> ReadAsync(UploadedBlob blob, Stream stream, CancellationToken cancellationToken)
    {
        var content = new byte[blob.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    [LoggerMessage(1001, LogLevel.Information, "Upload {Version} of {Partition} was taken before.")]
    private partial void LogAlreadyTaken(string partition, string version);

    [LoggerMessage(
        1004,
        LogLevel.Warning,
        "Upload {Version} of {Partition} was left behind by a host that died, and is taken from its original."
    )]
    private partial void LogRecovered(string partition, string version);

    [LoggerMessage(1005, LogLevel.Error, "Upload {Version} of {Partition} takes more memory or stack than there is; it is rejected.")]
    private partial void LogTooMuch(Exception exception, string version, string partition);

    [LoggerMessage(1002, LogLevel.Information, "Nothing lies at the path any more (placed: {IsPlaced}).")]
    private partial void LogGone(bool isPlaced);
}
