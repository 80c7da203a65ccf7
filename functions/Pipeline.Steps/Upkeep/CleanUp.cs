using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Standing;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>Takes away what is kept elsewhere or superseded for long, and takes what a dead host left behind: old uploads whose originals are there, and figures that neither a standing nor a publication refers to.</summary>
public sealed partial class CleanUp(UploadInbox inbox, OriginalArchive originals, SubmissionLedger ledger, FigureSets figures, PeriodBook periods,
    PublicationSources sources, RecoverOriginals recover, TimeProvider time, IOptions<PipelineOptions> options, ILogger<CleanUp> log)
{
    public async Task<CleanUpResult> RunAsync(CancellationToken cancellationToken)
    {
        var uploads = await ClearInboxAsync(cancellationToken);
        int sets = 0, recovered = 0;
        var recent = time.GetUtcNow().AddHours(-options.Value.PublishRecheckHours);
        await foreach (var (period, touchedAt) in periods.TouchedAsync(cancellationToken))
        {
            recovered += touchedAt >= recent ? await recover.RunAsync(period, cancellationToken) : 0;
            sets += await ClearFiguresAsync(period, cancellationToken);
        }
        LogCleared(uploads, sets, recovered);
        return new CleanUpResult(uploads, sets, recovered);
    }

    private async Task<int> ClearInboxAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.InboxDays);
        var old = new List<UploadedBlob>();
        await foreach (var blob in inbox.ListAsync(cancellationToken))
        {
            if (blob.UploadedAt < before)
            {
                old.Add(blob);
            }
        }
        var removed = 0;
        foreach (var blob in old)
        {
            var page = await ledger.ReadAsync(blob.Partition, cancellationToken);
            if (page.Find(blob.Version) is { Outcome: not UploadOutcome.Failed } && await originals.HoldsAsync(blob, cancellationToken))
            {
                await inbox.DeleteAsync(blob, cancellationToken);
                removed++;
            }
        }
        return removed;
    }

    private async Task<int> ClearFiguresAsync(Period period, CancellationToken cancellationToken)
    {
        var before = UploadVersion.TimeText(time.GetUtcNow().AddDays(-options.Value.SupersededFigureDays));
        HashSet<string>? published = null;
        var removed = 0;
        await foreach (var row in ledger.StandingsAsync(period, cancellationToken))
        {
            var old = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var set in figures.SetsAsync(row.Partition, cancellationToken))
            {
                if (set != row.Standing.Accepted?.FigureSet && string.CompareOrdinal(FigureSets.VersionOf(set), before) < 0)
                {
                    old.Add(set);
                }
            }
            if (old.Count > 0)
            {
                old.ExceptWith(published ??= await sources.ReferencedSetsAsync(cancellationToken));
                old.ExceptWith((await ledger.ReadAsync(row.Partition, cancellationToken)).StillStanding(row.Standing.Accepted));
            }
            foreach (var set in old)
            {
                await figures.RemoveAsync(set, cancellationToken);
                removed++;
            }
        }
        return removed;
    }

    [LoggerMessage(1401, LogLevel.Information, "Cleaned up: {Uploads} uploads, {Sets} sets of figures; {Recovered} uploads recovered.")]
    private partial void LogCleared(int uploads, int sets, int recovered);
}
