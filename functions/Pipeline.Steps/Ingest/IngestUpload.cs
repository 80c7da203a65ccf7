using Microsoft.Extensions.Logging;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.History;
using Pipeline.Steps.Telemetry;
using Pipeline.Storage;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Takes what lies at a path of the uploads: keeps the original, judges it, writes its figures, answers with a receipt, and last of all
/// records it. The record is the end: where it stands, all the rest stands; where it does not, the run can be repeated from the start.
/// </summary>
public sealed partial class IngestUpload(UploadStore uploads, OriginalStore originals, FigureStore figures, SubmissionStore submissions, PeriodStore periods,
    RosterStore rosters, UploadRecorder recorder, StatusSettler settler, TimeProvider time, ILogger<IngestUpload> log)
{
    /// <summary>Runs for a path; safe to repeat, and safe on several hosts at once.</summary>
    public async Task<IngestOutcome> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Source.StartActivity("IngestUpload");
        while (await uploads.FindAsync(path, cancellationToken) is { } blob)
        {
            activity?.SetTag("pipeline.version", blob.Version);
            var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
            if (page.IsTaken(blob.Version))
            {
                await settler.SettleAsync(blob.Partition, cancellationToken);
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
            await TakeAsync(blob, page, blob.Length > WorkbookLimits.MaxFileBytes ? null : await ReadAsync(blob, stream, cancellationToken), cancellationToken);
            LogRecovered(blob.Partition.Key, blob.Version);
        }
    }

    /// <summary>A host may have died after it kept an original and before it recorded it, and the upload been replaced since: what replaced it comes by here.</summary>
    private async Task TakeOrphansAsync(UploadedBlob blob, SubmissionHistory page, CancellationToken cancellationToken)
    {
        await foreach (var kept in originals.ListAsync(blob.Partition.Folder, cancellationToken))
        {
            if (kept.Version != blob.Version && page.Find(kept.Version) is null)
            {
                await TakeFromOriginalAsync(kept, cancellationToken);
            }
        }
    }

    private async Task TakeAsync(UploadedBlob blob, SubmissionHistory page, byte[]? content, CancellationToken cancellationToken)
    {
        var roster = await rosters.CurrentAsync(cancellationToken);
        var judgement = Judge(blob, content, roster);
        var set = await figures.WriteAsync(blob.Partition, blob.Version, judgement.Verdict == Verdict.Rejected ? [] : judgement.Rows,
            judgement.Findings, judgement.Explanations, cancellationToken);
        await recorder.RecordAsync(blob, page, judgement, set, content, cancellationToken);
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

    private static async Task<byte[]> ReadAsync(UploadedBlob blob, Stream stream, CancellationToken cancellationToken)
    {
        var content = new byte[blob.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static Judgement Judge(UploadedBlob blob, byte[]? content, StoredRoster? roster)
    {
        var address = blob.Address;
        if (!address.IsPlaced)
        {
            return WithoutReading(blob, RuleCatalogue.UploadMisplaced);
        }
        using var activity = PipelineTelemetry.Source.StartActivity("Judge");
        var opening = content is null ? WorkbookOpening.Refused(FileRefusal.TooLarge, "") : WorkbookOpener.Open(content, address.FileName);
        var context = new JudgingContext(FormCatalogue.Standard, roster?.Roster, address.Period, address.School);
        return WorkbookJudge.Judge(opening, address.FileName, context);
    }

    internal static Judgement WithoutReading(UploadedBlob blob, RuleDescriptor rule) => new(blob.Address.FileName, blob.Address.School, null, blob.Address.Period,
        Verdict.Rejected, [new Finding(rule.Code, rule.Severity, null, null, null, rule.Cause, rule.Remedy)], []);

    [LoggerMessage(1001, LogLevel.Information, "Upload {Version} of {Partition} was taken before.")]
    private partial void LogAlreadyTaken(string partition, string version);

    [LoggerMessage(1004, LogLevel.Warning, "Upload {Version} of {Partition} was left behind by a host that died, and is taken from its original.")]
    private partial void LogRecovered(string partition, string version);

    [LoggerMessage(1002, LogLevel.Information, "Nothing lies at the path any more (placed: {IsPlaced}).")]
    private partial void LogGone(bool isPlaced);
}
