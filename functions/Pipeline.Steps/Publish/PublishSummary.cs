using Microsoft.Extensions.Logging;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Telemetry;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>
/// Publishes a period's summary if anything changed. A version is written into a folder of its own and comes into force by one conditional
/// write of the pointer; a run that breaks off, or loses its lease, leaves what was in force as it was.
/// </summary>
public sealed partial class PublishSummary(
    InputsReader reader,
    SummaryFiles files,
    SummaryStore summaries,
    PeriodStore periods,
    TimeProvider time,
    ILogger<PublishSummary> log
)
{
    /// <summary>Safe to repeat, and on several hosts at once.</summary>
    public async Task<PublishResult> RunAsync(Period period, CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Source.StartActivity("PublishSummary");
        activity?.SetTag("pipeline.period", period.ToString());
        var result = await PublishAsync(period, cancellationToken);
        PipelineTelemetry.Published(result.Outcome.ToString());
        LogPublished(period, result.Outcome, result.InForce?.Number ?? 0);
        return result;
    }

    /// <summary>As somebody asked for, which the period's history keeps where a publication came of it.</summary>
    public async Task<PublishResult> RunAsync(Period period, string who, CancellationToken cancellationToken)
    {
        var before = (await summaries.PointerAsync(period, cancellationToken)).Current;
        var result = await RunAsync(period, cancellationToken);
        if (result.Outcome == PublishOutcome.Published)
        {
            await periods.RecordAsync(
                period,
                new PeriodAct(PeriodAction.Published, time.GetUtcNow(), who, "", Words(before), Words(result.InForce)),
                cancellationToken
            );
        }
        return result;
    }

    private static string Words(Publication? publication) =>
        publication is null ? "没有发布" : FormattableString.Invariant($"第{publication.Number}版");

    private async Task<PublishResult> PublishAsync(Period period, CancellationToken cancellationToken)
    {
        var pointer = await summaries.PointerAsync(period, cancellationToken);
        var inputs = await reader.ReadAsync(period, cancellationToken);
        if (inputs.IsBetweenSchemes)
        {
            return new PublishResult(PublishOutcome.Busy, pointer.Current);
        }
        if (inputs.IsEmpty || inputs.Digest() == pointer.Current?.Digest)
        {
            return await UnchangedAsync(pointer.Current, cancellationToken);
        }
        await using var lease = await summaries.TryLeaseAsync(period, cancellationToken);
        if (lease is null)
        {
            return new PublishResult(PublishOutcome.Busy, pointer.Current);
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            return await PublishUnderLeaseAsync(period, either.Token);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new PublishResult(PublishOutcome.Overtaken, pointer.Current);
        }
    }

    /// <summary>
    /// Reads all anew, for another host may have published since; the pointer is read before the inputs, so that what it is flipped to is
    /// never older than what it said.
    /// </summary>
    private async Task<PublishResult> PublishUnderLeaseAsync(Period period, CancellationToken cancellationToken)
    {
        var pointer = await summaries.PointerAsync(period, cancellationToken);
        var inputs = await reader.ReadAsync(period, cancellationToken);
        if (inputs.IsBetweenSchemes)
        {
            return new PublishResult(PublishOutcome.Busy, pointer.Current);
        }
        var digest = inputs.Digest();
        if (digest == pointer.Current?.Digest)
        {
            return await UnchangedAsync(pointer.Current, cancellationToken);
        }
        if (pointer.Current is { } before)
        {
            await periods.RecordAsync(before, cancellationToken);
        }
        var number = (pointer.Current?.Number ?? 0) + 1;
        var publication = new Publication(period, number, SummaryStore.FolderOf(period, number, digest), digest, time.GetUtcNow())
        {
            IsFinal = inputs.Final is not null,
        };
        await periods.BeginPublishingAsync(period, time.GetUtcNow(), cancellationToken);
        await files.WriteAsync(
            publication.Folder,
            inputs,
            await AgainstAsync(period, pointer.Current, cancellationToken),
            cancellationToken
        );
        if (!await summaries.TryFlipAsync(pointer, publication, cancellationToken))
        {
            return new PublishResult(PublishOutcome.Overtaken, (await summaries.PointerAsync(period, cancellationToken)).Current);
        }
        await periods.RecordAsync(publication, cancellationToken);
        await periods.EndPublishingAsync(period, cancellationToken);
        return new PublishResult(PublishOutcome.Published, publication);
    }

    /// <summary>What changes are told against: the last final publication, and while there is none the one before.</summary>
    private async Task<Publication?> AgainstAsync(Period period, Publication? before, CancellationToken cancellationToken) =>
        before is null || before.IsFinal
            ? before
            : (await periods.PublicationsAsync(period, cancellationToken)).LastOrDefault(publication => publication.IsFinal) ?? before;

    /// <summary>Makes up for a run that ended between the pointer and the history.</summary>
    private async Task<PublishResult> UnchangedAsync(Publication? inForce, CancellationToken cancellationToken)
    {
        if (inForce is null)
        {
            return new PublishResult(PublishOutcome.Nothing, null);
        }
        await periods.RecordAsync(inForce, cancellationToken);
        return new PublishResult(PublishOutcome.Unchanged, inForce);
    }

    [LoggerMessage(1101, LogLevel.Information, "Publishing {Period}: {Outcome}, version {Number} is in force.")]
    private partial void LogPublished(Period period, PublishOutcome outcome, int number);
}
