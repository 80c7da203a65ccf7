using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>
/// Publishes every period of which anything was touched lately, and the years and later periods that are made of it or compared with it.
/// </summary>
public sealed class PublishDuePeriods(PublishSummary publish, PeriodStore periods, TimeProvider time, IOptions<PipelineOptions> options)
{
    /// <summary>
    /// Returns the outcome of each due period. One that fails does not keep the others back: it is thrown at the end, with the rest of the
    /// failures.
    /// </summary>
    public async Task<IReadOnlyDictionary<Period, PublishResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new SortedDictionary<Period, PublishResult>();
        var failures = new List<Exception>();
        foreach (var period in await InOrderAsync(cancellationToken))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(options.Value.PublishMinutes), time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            try
            {
                results[period] = await publish.RunAsync(period, either.Token);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var why = patience.IsCancellationRequested ? $"took longer than {options.Value.PublishMinutes} minutes" : "failed";
                failures.Add(new InvalidOperationException($"Publishing {period} {why}.", exception));
            }
        }
        return failures.Count == 0 ? results : throw new AggregateException(failures);
    }

    /// <summary>
    /// A period whose last publication never ended, since it failed or the host's time was over, comes after all that did; of several the
    /// one that began first.
    /// </summary>
    private async Task<IReadOnlyList<Period>> InOrderAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        var unended = await periods.UnendedPublishingAsync(cancellationToken);
        return
        [
            .. due.OrderBy(period => unended.TryGetValue(period, out var began) ? began : DateTimeOffset.MinValue).ThenBy(period => period),
        ];
    }

    private async Task<IReadOnlyCollection<Period>> DueAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddHours(-options.Value.PublishRecheckHours);
        var known = new SortedSet<Period>();
        var touched = new HashSet<Period>();
        await foreach (var (period, at) in periods.TouchedAsync(cancellationToken))
        {
            known.Add(period);
            known.Add(period.WholeYear);
            if (at >= since)
            {
                touched.Add(period);
            }
        }
        return [.. known.Where(period => InputsReader.Covered(period).Concat(InputsReader.Earlier(period)).Any(touched.Contains))];
    }
}
