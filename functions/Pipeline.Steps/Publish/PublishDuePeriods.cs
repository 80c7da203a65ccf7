using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>Publishes every period of which anything was touched lately, and the years and later periods that are made of it or compared with it.</summary>
public sealed class PublishDuePeriods(PublishSummary publish, PeriodStore periods, TimeProvider time, IOptions<PipelineOptions> options)
{
    /// <summary>Returns what became of each due period. One that fails does not keep the others back: it is thrown at the end, with the rest of the failures.</summary>
    public async Task<IReadOnlyDictionary<Period, PublishResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new SortedDictionary<Period, PublishResult>();
        var failures = new List<Exception>();
        foreach (var period in await DueAsync(cancellationToken))
        {
            try
            {
                results[period] = await publish.RunAsync(period, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"Publishing {period} failed.", exception));
            }
        }
        return failures.Count == 0 ? results : throw new AggregateException(failures);
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
