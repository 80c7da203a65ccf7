using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.History;
using Pipeline.Domain.Text;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Sets an upload aside that can neither be taken nor recorded as failed: it is noted in <c>kept-aside</c>, answered, and alarmed once; the
/// blob stays where it is.
/// </summary>
public sealed partial class SetUploadAside(KeptAsideStore keptAside, ReceiptStore receipts, TimeProvider time, ILogger<SetUploadAside> log)
{
    private const string Unnameable =
        "文件名或文件夹名系统读不到:不能以斜杠开头或结尾,也不能是“.”或“..”。请改名后重新上传到 报告期/学校标识码/文件名。";
    private const string Unreadable = "文件已经收到,但存储不让系统读取。请重新上传一次;仍不行的,请与教育局联系。";

    /// <summary>One whose name cannot be addressed, of which nothing but the name is known.</summary>
    public Task<bool> RunAsync(string path, CancellationToken cancellationToken) =>
        RunAsync(
            new UploadedBlob(path, "", time.GetUtcNow(), 0) { Version = UploadVersion.Of(path, "", DateTimeOffset.UnixEpoch) },
            cancellationToken
        );

    /// <summary>True if it was not set aside before.</summary>
    public async Task<bool> RunAsync(UploadedBlob blob, CancellationToken cancellationToken)
    {
        var reason = blob.IsAddressable ? Unreadable : Unnameable;
        var note = new Note(PersonalData.Mask(blob.Path), blob.ETag, blob.UploadedAt, blob.Length, reason);
        if (!await keptAside.TryKeepAsync($"uploads/{blob.Version}.json", note, cancellationToken))
        {
            return false;
        }
        var answer = new MemoryStream(Encoding.UTF8.GetBytes(reason + "\n"));
        await receipts.PutTextAsync($"{blob.Partition.Folder}/{blob.Version}.txt", answer, cancellationToken);
        LogSetAside(blob.Version, blob.Partition.Key, blob.IsAddressable);
        return true;
    }

    private sealed record Note(string Path, string ETag, DateTimeOffset UploadedAt, long Length, string Reason);

    [LoggerMessage(1902, LogLevel.Critical, "Upload {Version} of {Partition} is set aside (its name can be addressed: {IsAddressable}).")]
    private partial void LogSetAside(string version, string partition, bool isAddressable);
}
