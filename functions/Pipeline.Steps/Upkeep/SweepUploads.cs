using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Telemetry;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Finds uploads that the trigger missed. The container is listed, 5,000 a request; only what is newer than the last sweep, less an
/// overlap, is held against the history, one request for keys a school; so the cost does not grow with what was taken long ago. In periods
/// that are busy it also takes what a dead host left behind.
/// </summary>
public sealed partial class SweepUploads(
    UploadStore uploads,
    SubmissionStore submissions,
    PeriodStore periods,
    IngestUpload ingest,
    RecordFailure recordFailure,
    SetUploadAside setAside,
    RecoverOriginals recover,
    TimeProvider time,
    IOptions<PipelineOptions> options,
    ILogger<SweepUploads> log
)
{
    /// <summary>Minutes beyond the age of an orphan for which a period counts as busy: several sweeps long.</summary>
    private const int BusyMinutes = 60;

    public async Task<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        var watermark = await periods.WatermarkAsync(cancellationToken);
        var from = watermark?.AddMinutes(-options.Value.SweepOverlapMinutes) ?? DateTimeOffset.MinValue;
        var recent = new List<UploadedBlob>();
        var listed = 0;
        var newest = watermark ?? DateTimeOffset.MinValue;
        await foreach (var blob in uploads.ListAsync(cancellationToken))
        {
            listed++;
            newest = blob.UploadedAt > newest ? blob.UploadedAt : newest;
            if (blob.UploadedAt >= from)
            {
                recent.Add(blob);
            }
        }
        var (taken, failed, heldBack) = await TakeMissingAsync(recent, cancellationToken);
        var reached = heldBack is { } earliest && earliest < newest ? earliest : newest;
        if (reached > (watermark ?? DateTimeOffset.MinValue))
        {
            await periods.SetWatermarkAsync(reached, cancellationToken);
        }
        taken += await RecoverAsync(cancellationToken);
        LogSwept(listed, recent.Count, taken, failed);
        return new SweepResult(listed, recent.Count, taken, failed);
    }

    private async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        var busy = time.GetUtcNow().AddMinutes(-options.Value.OrphanMinutes - BusyMinutes);
        var recovered = 0;
        await foreach (var (period, touchedAt) in periods.TouchedAsync(cancellationToken))
        {
            recovered += touchedAt >= busy ? await recover.RunAsync(period, cancellationToken) : 0;
        }
        return recovered;
    }

    private async Task<(int Taken, int Failed, DateTimeOffset? HeldBack)> TakeMissingAsync(
        List<UploadedBlob> recent,
        CancellationToken cancellationToken
    )
    {
        var taken = 0;
        var failed = 0;
        DateTimeOffset? heldBack = null;
        foreach (var school in recent.GroupBy(blob => blob.Partition))
        {
            var versions = await submissions.VersionsAsync(school.Key, school.Min(blob => blob.Version)!, cancellationToken);
            foreach (var blob in school.Where(blob => !versions.Contains(blob.Version)).OrderBy(blob => blob.UploadedAt))
            {
                switch (await TryTakeAsync(blob, cancellationToken))
                {
                    case IngestOutcome.Taken:
                        taken++;
                        PipelineTelemetry.SweptUpload();
                        break;
                    case IngestOutcome.SetAside:
                        failed++;
                        break;
                    case null:
                        failed++;
                        heldBack = heldBack is { } before && before < blob.UploadedAt ? before : blob.UploadedAt;
                        break;
                }
            }
        }
        return (taken, failed, heldBack);
    }

    /// <summary>
    /// The outcome of one upload, see <see cref="SweepResult"/>; null if storage is out of reach and the next sweep is to try again.
    /// </summary>
    /// <remarks>
    /// One bad upload must not keep the others waiting, so here, as at the host's own boundary, every failure ends with the upload it
    /// belongs to.
    /// </remarks>
    private async Task<IngestOutcome?> TryTakeAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            return await ingest.RunAsync(blob.Path, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Passes(exception, cancellationToken))
        {
            LogRefused(exception, blob.Version, blob.Partition.Key);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogBroken(exception, blob.Version, blob.Partition.Key);
            return await GiveUpAsync(blob, cancellationToken);
        }
    }

    /// <summary>Records the upload as failed, and where not even that is possible sets it aside.</summary>
    private async Task<IngestOutcome?> GiveUpAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            await recordFailure.RunAsync(blob.Path, blob.ETag, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.IsLasting(exception))
        {
            LogBroken(exception, blob.Version, blob.Partition.Key);
            await setAside.RunAsync(blob, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Passes(exception, cancellationToken))
        {
            LogRefused(exception, blob.Version, blob.Partition.Key);
            return null;
        }
        return IngestOutcome.SetAside;
    }

    [LoggerMessage(1301, LogLevel.Information, "Sweep: {Listed} listed, {Compared} compared, {Taken} taken, {Failed} failed.")]
    private partial void LogSwept(int listed, int compared, int taken, int failed);

    [LoggerMessage(1302, LogLevel.Warning, "Storage refused while upload {Version} of {Partition} was swept; the next sweep tries again.")]
    private partial void LogRefused(Exception exception, string version, string partition);

    [LoggerMessage(1303, LogLevel.Error, "Upload {Version} of {Partition} failed in the sweep.")]
    private partial void LogBroken(Exception exception, string version, string partition);
}
