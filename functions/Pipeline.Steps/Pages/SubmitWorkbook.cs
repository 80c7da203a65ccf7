using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>
/// Takes a workbook from the page: writes it among the uploads, as a school with a storage tool would, and judges it at once.
/// </summary>
public sealed partial class SubmitWorkbook(
    UploadStore inbox,
    PageInbox pages,
    SubmissionStore submissions,
    IngestUpload ingest,
    ILogger<SubmitWorkbook> log
)
{
    /// <summary>The bytes are safe once this returns, whether or not judging them succeeded; a failure before that is thrown.</summary>
    /// <param name="content">Must seek.</param>
    public async Task<SubmittedWorkbook> RunAsync(
        Period period,
        SchoolCode school,
        string fileName,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var blob = await PutAsync(SubmissionPartition.Of(period, school), SafeName.Of(fileName), content, cancellationToken);
        try
        {
            await ingest.RunAsync(blob.Path, cancellationToken);
            return new SubmittedWorkbook(
                blob.Version,
                (await submissions.ReadAsync(blob.Partition, cancellationToken)).IsTaken(blob.Version)
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotJudged(exception, blob.Version, blob.Partition.Key);
            return new SubmittedWorkbook(blob.Version, false);
        }
    }

    /// <summary>
    /// Under the file's own name where nothing lies there, or something that was taken; else with a number behind it, so that nothing is
    /// lost.
    /// </summary>
    private async Task<UploadedBlob> PutAsync(
        SubmissionPartition partition,
        string name,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        for (var number = 1; ; number++)
        {
            var path = $"{partition.Folder}/{Numbered(name, number)}";
            var there = await inbox.FindAsync(path, cancellationToken);
            if (there is not null && !(await submissions.ReadAsync(partition, cancellationToken)).IsTaken(there.Version))
            {
                continue;
            }
            content.Position = 0;
            if (await pages.TryPutAsync(path, content, content.Length, there, cancellationToken) is { } written)
            {
                return written;
            }
        }
    }

    private static string Numbered(string name, int number) =>
        number == 1
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}({number}){Path.GetExtension(name)}");

    [LoggerMessage(1801, LogLevel.Error, "Upload {Version} of {Partition} is safe, but was not judged within the request.")]
    private partial void LogNotJudged(Exception exception, string version, string partition);
}
