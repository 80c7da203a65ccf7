using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>Takes once more the uploads of a period that failed; to be told once the cause is mended.</summary>
public sealed class RetryUploads(SubmissionStore submissions, IngestUpload ingest)
{
    /// <summary>Returns how many were taken now; one that fails again ends the run with its exception and stays recorded as failed.</summary>
    public async Task<int> RunAsync(Period period, CancellationToken cancellationToken)
    {
        var taken = 0;
        await foreach (var failure in submissions.FailuresAsync(period, cancellationToken))
        {
            if (await ingest.RunAsync(failure.Path, cancellationToken) == IngestOutcome.Taken)
            {
                taken++;
            }
        }
        return taken;
    }
}
