using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Takes away what is kept elsewhere or superseded for long, and takes what a dead host left behind: old uploads whose originals are there,
/// and figures that neither a status nor a publication refers to.
/// </summary>
public sealed partial class CleanUp(
    UploadStore uploads,
    OriginalStore originals,
    SubmissionStore submissions,
    FigureStore figures,
    PeriodStore periods,
    PublicationSources sources,
    RecoverOriginals recover,
    TimeProvider time,
    IOptions<PipelineOptions> options,
    ILogger<CleanUp> log
)
{
    public async Task<CleanUpResult> RunAsync(CancellationToken cancellationToken)
    {
        var cleared = await ClearInboxAsync(cancellationToken);
        int sets = 0,
            recovered = 0;
        var recent = time.GetUtcNow().AddHours(-options.Value.PublishRecheckHours);
        await foreach (var (period, touchedAt) in periods.TouchedAsync(cancellationToken))
        {
            recovered += touchedAt >= recent ? await recover.RunAsync(period, cancellationToken) : 0;
            sets += await ClearFiguresAsync(period, cancellationToken);
        }
        LogCleared(cleared, sets, recovered);
        return new CleanUpResult(cleared, sets, recovered);
    }

    private async Task<int> ClearInboxAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.InboxDays);
        var old = new List<UploadedBlob>();
        await foreach (var blob in uploads.ListAsync(cancellationToken))
        {
            if (blob.UploadedAt < before && blob.IsAddressable)
            {
                old.Add(blob);
            }
        }
        var removed = 0;
        foreach (var blob in old)
        {
            var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
            if (page.IsTaken(blob.Version) && await originals.HoldsAsync(blob, cancellationToken))
            {
                removed += await TryDeleteAsync(blob, cancellationToken) ? 1 : 0;
            }
        }
        return removed;
    }

    /// <summary>An upload that a lease or a policy holds stays, and keeps no other from being cleared.</summary>
    private async Task<bool> TryDeleteAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            await uploads.DeleteAsync(blob, cancellationToken);
            return true;
        }
        catch (Exception exception) when (StorageFailure.IsLasting(exception))
        {
            LogHeld(exception, blob.Version, blob.Partition.Key);
            return false;
        }
    }

    private async Task<int> ClearFiguresAsync(Period period, CancellationToken cancellationToken)
    {
        var before = UploadVersion.TimeText(time.GetUtcNow().AddDays(-options.Value.SupersededFigureDays));
        HashSet<string>? published = null;
        var removed = 0;
        await foreach (var row in submissions.StatusesAsync(period, cancellationToken))
        {
            var old = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var set in figures.SetsAsync(row.Partition, cancellationToken))
            {
                if (set != row.Status.Accepted?.FigureSet && string.CompareOrdinal(FigureStore.VersionOf(set), before) < 0)
                {
                    old.Add(set);
                }
            }
            if (old.Count > 0)
            {
                old.ExceptWith(published ??= await sources.ReferencedSetsAsync(cancellationToken));
                old.ExceptWith((await submissions.ReadAsync(row.Partition, cancellationToken)).SetsInForce(row.Status.Accepted));
            }
            foreach (var set in old)
            {
                await figures.RemoveAsync(set, cancellationToken);
                removed++;
            }
        }
        return removed;
    }

    [LoggerMessage(1402, LogLevel.Warning, "Storage does not let upload {Version} of {Partition} go.")]
    private partial void LogHeld(Exception exception, string version, string partition);

    [LoggerMessage(1401, LogLevel.Information, "Cleaned up: {Uploads} uploads, {Sets} sets of figures; {Recovered} uploads recovered.")]
    private partial void LogCleared(int uploads, int sets, int recovered);
}
