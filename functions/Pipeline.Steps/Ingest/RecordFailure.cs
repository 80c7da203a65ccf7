using Microsoft.Extensions.Logging;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Records that an upload could not be processed: its original is kept, the school gets a receipt that says so, and an alarm goes out.
/// </summary>
public sealed partial class RecordFailure(
    UploadStore uploads,
    OriginalStore originals,
    SubmissionStore submissions,
    UploadRecorder recorder,
    SetUploadAside setAside,
    ILogger<RecordFailure> log
)
{
    /// <summary>Returns false if nothing lies at the path any more, or another version than the one that failed.</summary>
    /// <param name="etag">Of the version that failed; null for whichever lies there.</param>
    public async Task<bool> RunAsync(string path, string? etag, CancellationToken cancellationToken)
    {
        if (!UploadedBlob.IsAddressablePath(path))
        {
            return await setAside.RunAsync(path, cancellationToken);
        }
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
        if (!await TryKeepAsync(blob, cancellationToken))
        {
            return false;
        }
        await recorder.RecordAsync(
            blob,
            page,
            UploadJudge.WithoutReading(blob, RuleCatalogue.UploadNotProcessed),
            "",
            null,
            FormCatalogue.Standard,
            cancellationToken
        );
        LogFailed(blob.Version, blob.Partition.Key);
        return true;
    }

    /// <summary>
    /// False if the version is gone. One that storage will not give out is recorded all the same: its bytes stay where they are.
    /// </summary>
    private async Task<bool> TryKeepAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await uploads.OpenAsync(blob, cancellationToken);
            if (content is null)
            {
                return false;
            }
            await originals.KeepAsync(blob, content, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.IsLasting(exception))
        {
            LogNotKept(exception, blob.Version, blob.Partition.Key);
        }
        return true;
    }

    [LoggerMessage(1903, LogLevel.Error, "Storage does not give out upload {Version} of {Partition}; its original is not kept.")]
    private partial void LogNotKept(Exception exception, string version, string partition);

    [LoggerMessage(1900, LogLevel.Critical, "Upload {Version} of {Partition} could not be processed and waits for a retry.")]
    private partial void LogFailed(string version, string partition);
}
