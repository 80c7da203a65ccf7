using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Takes uploads of a period whose originals were kept and that were never recorded, and that nobody can come by any more: their host died,
/// and they were deleted since.
/// </summary>
public sealed class RecoverOriginals(
    OriginalStore originals,
    SubmissionStore submissions,
    IngestUpload ingest,
    OrphanAge orphans,
    SetUploadAside setAside
)
{
    /// <summary>Returns how many were taken; lists the period's originals, 5,000 a request.</summary>
    public async Task<int> RunAsync(Period period, CancellationToken cancellationToken)
    {
        var taken = await submissions.VersionsAsync(period, cancellationToken);
        var recovered = 0;
        await foreach (var kept in originals.ListAsync(period.ToString(), cancellationToken))
        {
            if (!taken.Contains((kept.Blob.Partition.Key, kept.Blob.Version)) && orphans.IsOne(kept))
            {
                try
                {
                    await ingest.TakeFromOriginalAsync(kept.Blob, cancellationToken);
                    recovered++;
                }
                catch (Exception exception) when (StorageFailure.IsLasting(exception))
                {
                    await setAside.RunAsync(kept.Blob, cancellationToken);
                }
            }
        }
        return recovered;
    }
}
