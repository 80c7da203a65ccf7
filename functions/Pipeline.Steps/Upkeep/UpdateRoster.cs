using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Puts an uploaded roster (学校名录) in force; one that cannot be used leaves the earlier one in force, and says why; one that drops more than
/// a few schools, or schools that have reported, waits until somebody confirms it. Every file of the registry is answered by a sheet beside
/// it.
/// </summary>
public sealed partial class UpdateRoster(
    RosterStore rosters,
    PeriodStore periods,
    FigureStore figures,
    RosterDoubts doubts,
    RejudgePeriod rejudge,
    AnswerRegistryFile others,
    TimeProvider time,
    ILogger<UpdateRoster> log
)
{
    private const string System = "系统";

    /// <summary>Runs for a name in the registry. Safe to repeat.</summary>
    public async Task<RosterUpdate> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (
            RosterAnswer.IsOne(name)
            || AnswerRegistryFile.IsPreview(name)
            || !UploadedBlob.IsAddressablePath(name)
            || await rosters.UploadedAsync(name, cancellationToken) is not { } upload
        )
        {
            return new RosterUpdate(false, []);
        }
        if (name != StorageNames.RosterFile)
        {
            await others.RunAsync(upload, cancellationToken);
            return new RosterUpdate(false, []);
        }
        return await TakeAsync(upload, confirmed: null, cancellationToken);
    }

    /// <summary>What the roster in the registry changes, or would; nothing is put in force by asking.</summary>
    public async Task<RosterUpdate?> ShowAsync(CancellationToken cancellationToken) =>
        await rosters.UploadedAsync(StorageNames.RosterFile, cancellationToken) is { } upload
            ? (await LookAsync(upload, cancellationToken)).Update
            : null;

    /// <summary>Puts the roster in the registry in force, whatever it drops.</summary>
    /// <param name="version">The one that was looked at; null for whichever lies there.</param>
    public async Task<ActResult> ConfirmAsync(string? version, string who, string why, CancellationToken cancellationToken)
    {
        if (await rosters.UploadedAsync(StorageNames.RosterFile, cancellationToken) is not { } upload)
        {
            return new ActResult(ActOutcome.Refused, "登记处没有学校名录，没有可确认的。");
        }
        if (version is not null && version != upload.Version)
        {
            return new ActResult(ActOutcome.Refused, "名录在核对之后又换过，请重新核对后再确认。");
        }
        if ((await rosters.CurrentAsync(cancellationToken))?.Version == upload.Version)
        {
            return new ActResult(ActOutcome.AlreadyDone, "这份名录已经启用。");
        }
        var update = await TakeAsync(upload, (who, why), cancellationToken);
        return update switch
        {
            { InForce: true } => new ActResult(ActOutcome.Done, $"名录已启用，在办{update.Difference!.Total}所。"),
            { Problems.IsEmpty: false } => new ActResult(ActOutcome.Refused, "名录不能用：" + string.Join("", update.Problems.Take(5))),
            _ => new ActResult(ActOutcome.Refused, "已有更新的名录，这一份没有启用。"),
        };
    }

    private async Task<RosterUpdate> TakeAsync(
        RegistryUpload upload,
        (string Who, string Why)? confirmed,
        CancellationToken cancellationToken
    )
    {
        if (upload.Content is { } content)
        {
            await rosters.KeepAsync(upload.Version, content, cancellationToken);
        }
        var (update, roster, before) = await LookAsync(upload, cancellationToken);
        if (roster is not null && (update.Doubts.IsEmpty || confirmed is not null))
        {
            update = update with
            {
                InForce = await rosters.PutAsync(new StoredRoster(roster, upload.Version, upload.UploadedAt), cancellationToken),
            };
        }
        if (update.InForce)
        {
            await FollowAsync(update, before, confirmed, cancellationToken);
        }
        await rosters.PutAnswerAsync(RosterAnswer.NameOf(upload.Name), RosterAnswer.Of(update), cancellationToken);
        LogLooked(upload.Version, roster?.Schools.Length ?? 0, update.InForce, update.Doubts.Length, update.Problems.Length);
        return update;
    }

    private async Task<(RosterUpdate Update, Roster? Roster, StoredRoster? Before)> LookAsync(
        RegistryUpload upload,
        CancellationToken cancellationToken
    )
    {
        var reading = upload.Content is { } content
            ? RosterReader.Read(content, upload.Name)
            : new RosterReading(null, [new RosterProblem(null, null, "文件超过10MB，不像是名录。请只留名录工作表后重新上传。")]);
        var before = await rosters.CurrentAsync(cancellationToken);
        if (reading.Roster is not { } roster)
        {
            return (new RosterUpdate(false, reading.Problems) { Version = upload.Version }, null, before);
        }
        var difference = RosterDifference.Of(reading, before?.Roster);
        var isInForce = before?.Version == upload.Version;
        var isOlder = before?.UploadedAt > upload.UploadedAt;
        var open = before is null || isInForce || isOlder ? [] : await doubts.OfAsync(difference, before.Roster, cancellationToken);
        return (
            new RosterUpdate(isInForce, [])
            {
                Version = upload.Version,
                Difference = difference,
                Doubts = open,
            },
            roster,
            before
        );
    }

    /// <summary>
    /// Coverage and areas follow the roster, so this year's periods are looked at again; what it alone kept out is judged again.
    /// </summary>
    private async Task FollowAsync(
        RosterUpdate update,
        StoredRoster? before,
        (string Who, string Why)? confirmed,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (confirmed is { } by && before?.Version != update.Version)
        {
            var act = new PeriodAct(
                PeriodAction.RosterConfirmed,
                now,
                by.Who,
                by.Why,
                $"在办{before?.Roster.Expected.Count() ?? 0}所",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"在办{update.Difference!.Total}所，减少{update.Difference.Removed.Length}所，新增{update.Difference.Added.Length}所"
                )
            );
            await periods.RecordAsync(null, act, cancellationToken);
        }
        foreach (var period in await periods.TouchedSinceAsync(now.AddYears(-1), cancellationToken))
        {
            await periods.TouchAsync(period, now, cancellationToken);
            var kept = await figures.SetsWithAsync(period, RuleCatalogue.CodeUnknown.Code, cancellationToken);
            if (kept.Count > 0)
            {
                await rejudge.RunAsync(
                    period,
                    System,
                    "学校名录更新",
                    dryRun: false,
                    kept.Select(FigureStore.VersionOf).ToHashSet(StringComparer.Ordinal),
                    cancellationToken
                );
            }
        }
    }

    [LoggerMessage(
        1501,
        LogLevel.Information,
        "Roster {Version} with {Schools} schools (in force: {InForce}, doubts: {Doubts}, problems: {Problems})."
    )]
    private partial void LogLooked(string version, int schools, bool inForce, int doubts, int problems);
}
