using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

/// <summary>The state of one schedule in <c>azure-webjobs-hosts/timers/{hostId}/{functionId}/status</c>.</summary>
internal sealed class ScheduleMonitor(BlobContainerClient hosts, string hostId, string functionId)
{
    private readonly BlobClient _status = hosts.GetBlobClient($"timers/{hostId}/{functionId}/status");

    /// <summary>Null when nothing was recorded yet, or nothing that can be read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = (await _status.DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content;
            var status = JsonSerializer.Deserialize<ScheduleStatus>(content);
            return status is null ? null : new ScheduleStatus { Last = Utc(status.Last), Next = Utc(status.Next), LastUpdated = Utc(status.LastUpdated) };
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        await _status.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status)), overwrite: true, cancellationToken).ConfigureAwait(false);

    private static DateTime Utc(DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => time,
        DateTimeKind.Local => time.ToUniversalTime(),
        _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
    };
}
