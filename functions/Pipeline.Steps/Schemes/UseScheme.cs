using Microsoft.Extensions.Logging;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Sheets;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;

namespace Pipeline.Steps.Schemes;

/// <summary>Puts a scheme in force for a period and judges its originals by it; other periods keep theirs.</summary>
public sealed partial class UseScheme(
    PeriodScheme schemes,
    SchemeStore store,
    PeriodStore periods,
    RejudgePeriod rejudge,
    TimeProvider time,
    ILogger<UseScheme> log
)
{
    /// <param name="dryRun">Nothing is written.</param>
    /// <remarks>Safe to repeat, and to be repeated after a run that broke off: until one ends, the period is not published.</remarks>
    public async Task<SchemeUse> RunAsync(
        Period period,
        FormCatalogue scheme,
        string who,
        string why,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var before = await schemes.OfAsync(period, cancellationToken);
        var changes = SchemeDifference.Of(before, scheme);
        if (await RefusalAsync(period, scheme, cancellationToken) is { } refusal)
        {
            return new SchemeUse(refusal, before, scheme, changes, null);
        }
        if (dryRun)
        {
            return new SchemeUse(
                null,
                before,
                scheme,
                changes,
                await rejudge.RunAsync(period, who, why, dryRun: true, null, scheme, cancellationToken)
            );
        }
        await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        var pinned = await store.PutAsync(period, scheme, time.GetUtcNow(), who, cancellationToken);
        await periods.RecordAsync(
            period,
            new PeriodAct(PeriodAction.SchemeUsed, pinned.At, who, why, SchemeStore.NameOf(before), pinned.Name),
            cancellationToken
        );
        var result = await rejudge.RunAsync(period, who, why, dryRun: false, null, scheme, cancellationToken);
        await store.FinishAsync(period, pinned, cancellationToken);
        LogUsed(period, pinned.Digest, result.Schools.Length);
        return new SchemeUse(null, before, scheme, changes, result);
    }

    private async Task<string?> RefusalAsync(Period period, FormCatalogue scheme, CancellationToken cancellationToken)
    {
        if (!scheme.Header.Covers(period))
        {
            return $"{SchemeStore.NameOf(scheme)}不适用于{period.ChineseName}，请核对制度表里的“适用自”和“适用至”。";
        }
        return (await periods.LockAsync(period, cancellationToken)).IsLocked
            ? $"{period.ChineseName}已锁定，不能换报表制度。确需更换的，请先取消锁定。"
            : null;
    }

    [LoggerMessage(1521, LogLevel.Information, "{Period} is held to scheme {Digest}; {Schools} schools come out otherwise.")]
    private partial void LogUsed(Period period, string digest, int schools);
}
