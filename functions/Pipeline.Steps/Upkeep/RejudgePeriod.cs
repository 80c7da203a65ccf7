using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Schemes;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Judges the originals of a period again, by a newer release or under another roster; what comes out otherwise goes into the history, and
/// the fold takes it from there.
/// </summary>
public sealed partial class RejudgePeriod(
    SubmissionStore submissions,
    OriginalStore originals,
    FigureStore figures,
    PeriodStore periods,
    RosterStore rosters,
    PeriodScheme schemes,
    UploadRecorder recorder,
    TimeProvider time,
    ILogger<RejudgePeriod> log
)
{
    /// <param name="only">The versions to judge; null for all that were judged before.</param>
    /// <param name="dryRun">Nothing is written.</param>
    /// <remarks>Safe to repeat: an upload that comes out as it is recorded is left alone.</remarks>
    public async Task<RejudgeResult> RunAsync(
        Period period,
        string who,
        string why,
        bool dryRun,
        IReadOnlySet<string>? only,
        CancellationToken cancellationToken
    ) => await RunAsync(period, who, why, dryRun, only, await schemes.OfAsync(period, cancellationToken), cancellationToken);

    /// <summary>Judges by the forms of a scheme that the period is held to, or would be.</summary>
    internal async Task<RejudgeResult> RunAsync(
        Period period,
        string who,
        string why,
        bool dryRun,
        IReadOnlySet<string>? only,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        var roster = await rosters.CurrentAsync(cancellationToken);
        var run = new Run(who, why, dryRun, only, roster, forms);
        var partitions = new List<SubmissionPartition>();
        await foreach (var row in submissions.StatusesAsync(period, cancellationToken))
        {
            partitions.Add(row.Partition);
        }
        foreach (var partition in partitions)
        {
            await JudgeSchoolAsync(run, partition, cancellationToken);
        }
        if (!dryRun && run.Schools.Count > 0)
        {
            await periods.RecordAsync(
                period,
                new PeriodAct(PeriodAction.Rejudged, time.GetUtcNow(), who, why, "", $"{run.Schools.Count}所学校改判"),
                cancellationToken
            );
        }
        LogRejudged(period, run.Judged, run.Schools.Count, dryRun);
        return new RejudgeResult(
            dryRun,
            run.Judged,
            run.Missing,
            (await periods.LockAsync(period, cancellationToken)).IsLocked,
            [.. run.Schools]
        );
    }

    private async Task JudgeSchoolAsync(Run run, SubmissionPartition partition, CancellationToken cancellationToken)
    {
        var history = await submissions.ReadAsync(partition, cancellationToken);
        var before = StatusFold.Of(history.Facts, lockedAt: null);
        var facts = history.Facts;
        var otherwise = ImmutableArray.CreateBuilder<string>();
        foreach (
            var upload in history
                .Uploads.Where(upload => upload is { IsPurged: false, Verdict: not null } && run.Only?.Contains(upload.Version) != false)
                .OrderBy(upload => upload.Order)
        )
        {
            if (await JudgeAsync(run, partition, facts, upload, cancellationToken) is not { } judgement)
            {
                continue;
            }
            otherwise.Add(upload.Version);
            facts = facts with { Rejudgements = facts.Rejudgements.Add(judgement) };
        }
        if (otherwise.Count == 0)
        {
            return;
        }
        var after = StatusFold.Of(facts, lockedAt: null);
        run.Schools.Add(
            new RejudgedSchool(
                partition.School!.Value,
                after.Newest?.SchoolName ?? before.Newest?.SchoolName ?? "",
                otherwise.ToImmutable(),
                before.State,
                after.State,
                before.Accepted?.Totals ?? [],
                after.Accepted?.Totals ?? []
            )
        );
    }

    /// <summary>Null if the upload comes out as it is recorded, or cannot be read.</summary>
    private async Task<RejudgementRecord?> JudgeAsync(
        Run run,
        SubmissionPartition partition,
        SubmissionFacts facts,
        UploadRecord upload,
        CancellationToken cancellationToken
    )
    {
        var blob = UploadedBlob.Of(upload);
        if (await ReadAsync(blob, cancellationToken) is not { } content)
        {
            run.Missing++;
            return null;
        }
        run.Judged++;
        var bytes = blob.Length > WorkbookLimits.MaxFileBytes ? null : content;
        var judgement = UploadJudge.Judge(blob, bytes, run.Roster, run.Forms);
        var rows = judgement.Verdict == Verdict.Rejected ? [] : judgement.Rows;
        var recorded = facts.LastJudgement(upload.Version, lockedAt: null)?.FigureSet ?? upload.FigureSet;
        var totals = facts.LastJudgement(upload.Version, lockedAt: null)?.Totals ?? upload.Totals;
        if (
            FigureStore.NameOf(partition, upload.Version, rows, judgement.Findings, judgement.Explanations) == recorded
            && totals.SequenceEqual(TotalsOf(run, judgement))
        )
        {
            return null;
        }
        var given = ReceiptExplanations.Of([.. facts.ExplanationsOf(upload.Version, lockedAt: null).Select(each => each.Explanation)]);
        var findings = given.Apply(judgement.Findings);
        var record = Record(
            run,
            upload,
            judgement with
            {
                Findings = findings,
                Verdict = VerdictNames.Of(findings),
            },
            FigureStore.NameOf(partition, upload.Version, rows, judgement.Findings, judgement.Explanations)
        );
        if (!run.IsDry)
        {
            await figures.WriteAsync(partition, upload.Version, rows, judgement.Findings, judgement.Explanations, cancellationToken);
            await recorder.RecordAgainAsync(
                blob,
                record,
                judgement with
                {
                    Findings = findings,
                    Verdict = record.Verdict,
                },
                bytes,
                run.Forms,
                cancellationToken
            );
        }
        return record;
    }

    private async Task<byte[]?> ReadAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await originals.OpenAsync(blob, cancellationToken);
            return blob.Length > WorkbookLimits.MaxFileBytes ? [] : await IngestUpload.ReadAsync(blob, stream, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404 || StorageFailure.IsLasting(exception))
        {
            LogUnreadable(exception, blob.Version, blob.Partition.Key);
            return null;
        }
    }

    private static ImmutableArray<ReportedTotal> TotalsOf(Run run, Judgement judgement) =>
        judgement.Verdict == Verdict.Rejected ? [] : ReportedTotals.Of(judgement.Rows, run.Forms);

    private RejudgementRecord Record(Run run, UploadRecord upload, Judgement judgement, string set)
    {
        var at = time.GetUtcNow();
        var id = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{upload.Version}\n{set}\n{at.UtcTicks}")))
        )[..10];
        var counted = UploadRecorder.Describe(judgement);
        return new RejudgementRecord(
            id,
            at,
            upload.Version,
            run.Who,
            run.Why,
            judgement.Verdict,
            set,
            judgement.SchoolName ?? "",
            counted.Errors,
            counted.OpenQueries,
            counted.ExplainedQueries,
            counted.Notices,
            TotalsOf(run, judgement)
        )
        {
            Numbers = NumberCounts.Of(judgement.Numbers),
        };
    }

    private sealed class Run(string who, string why, bool isDry, IReadOnlySet<string>? only, StoredRoster? roster, FormCatalogue forms)
    {
        public string Who => who;

        public string Why => why;

        public bool IsDry => isDry;

        public IReadOnlySet<string>? Only => only;

        public StoredRoster? Roster => roster;

        public FormCatalogue Forms => forms;

        public int Judged { get; set; }

        public int Missing { get; set; }

        public List<RejudgedSchool> Schools { get; } = [];
    }

    [LoggerMessage(
        1511,
        LogLevel.Information,
        "{Period}: {Judged} originals judged again, {Schools} schools come out otherwise (dry run: {DryRun})."
    )]
    private partial void LogRejudged(Period period, int judged, int schools, bool dryRun);

    [LoggerMessage(1512, LogLevel.Warning, "The original of {Version} of {Partition} cannot be read; it is not judged again.")]
    private partial void LogUnreadable(Exception exception, string version, string partition);
}
