using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>Takes once more the uploads of a period that failed; to be told once the cause is mended.</summary>
public sealed class RetryUploads(SubmissionStore submissions, IngestUpload ingest, PeriodStore periods, TimeProvider time)
{
    /// <summary>
    /// As somebody asked for, which the period's history keeps where anything came of it; returns how many were taken now.
    /// </summary>
    /// <exception cref="AggregateException">Some failed again, and stay recorded as failed; the others were taken.</exception>
    public async Task<int> RunAsync(Period period, string who, CancellationToken cancellationToken)
    {
        var before = await FailedAsync(period, cancellationToken);
        try
        {
            return await RunAsync(period, cancellationToken);
        }
        finally
        {
            var after = await FailedAsync(period, cancellationToken);
            if (after != before)
            {
                await periods.RecordAsync(
                    period,
                    new PeriodAct(PeriodAction.Retried, time.GetUtcNow(), who, "", $"{before}份处理失败", $"{after}份处理失败"),
                    cancellationToken
                );
            }
        }
    }

    private async Task<int> FailedAsync(Period period, CancellationToken cancellationToken)
    {
        var failed = 0;
        await foreach (var _ in submissions.FailuresAsync(period, cancellationToken))
        {
            failed++;
        }
        return failed;
    }

    /// <summary>Returns how many were taken now.</summary>
    /// <exception cref="AggregateException">Some failed again, and stay recorded as failed; the others were taken.</exception>
    public async Task<int> RunAsync(Period period, CancellationToken cancellationToken)
    {
        var taken = 0;
        var failures = new List<Exception>();
        await foreach (var failure in submissions.FailuresAsync(period, cancellationToken))
        {
            try
            {
                taken += await ingest.RunAsync(failure.Path, cancellationToken) == IngestOutcome.Taken ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"Upload {failure.Version} failed again.", exception));
            }
        }
        return failures.Count == 0 ? taken : throw new AggregateException(failures);
    }
}
