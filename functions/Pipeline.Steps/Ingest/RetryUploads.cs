using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>Takes once more the uploads of a period that failed; to be told once the cause is mended.</summary>
public sealed class RetryUploads(SubmissionStore submissions, IngestUpload ingest)
{
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
