using Microsoft.Extensions.Logging;
using Pipeline.Domain.Findings;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>Records that an upload could not be processed: its original is kept, the school gets a receipt that says so, and an alarm goes out.</summary>
public sealed partial class RecordFailure(UploadStore uploads, OriginalStore originals, SubmissionStore submissions, UploadRecorder recorder, ILogger<RecordFailure> log)
{
    /// <summary>Returns false where nothing lies at the path any more, or another version than the one that failed.</summary>
    /// <param name="etag">Of the version that failed; null for whichever lies there.</param>
    public async Task<bool> RunAsync(string path, string? etag, CancellationToken cancellationToken)
    {
        var blob = await uploads.FindAsync(path, cancellationToken);
        if (blob is null || (etag is not null && blob.ETag != etag))
        {
            return false;
        }
        var page = await submissions.ReadAsync(blob.Partition, cancellationToken);
        if (page.Find(blob.Version) is not null)
        {
            return true;
        }
        await using var content = await uploads.OpenAsync(blob, cancellationToken);
        if (content is null)
        {
            return false;
        }
        await originals.KeepAsync(blob, content, cancellationToken);
        await recorder.RecordAsync(blob, page, IngestUpload.WithoutReading(blob, RuleCatalogue.UploadNotProcessed), "", null, cancellationToken);
        LogFailed(blob.Version, blob.Partition.Key);
        return true;
    }

    [LoggerMessage(1900, LogLevel.Critical, "Upload {Version} of {Partition} could not be processed and waits for a retry.")]
    private partial void LogFailed(string version, string partition);
}
