using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.TestApp;

/// <summary>Does what the blob's name says.</summary>
public static class BlobFunctions
{
    [Function("Take")]
    public static async Task TakeAsync(
        [BlobTrigger("%IncomingContainer%/{name}", Connection = "PipelineData", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name,
        CancellationToken cancellationToken
    )
    {
        var content = await blob.DownloadContentAsync(cancellationToken);
        await Seen.TellAsync("began/" + name, content.Value.Content.ToString());
        if (name.StartsWith("slow", StringComparison.Ordinal))
        {
            await Task.Delay(3_000, cancellationToken);
        }
        if (name.StartsWith("bad", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("This blob is bad.");
        }
        await Seen.TellAsync("done/" + name);
    }

    [Function("TakeOther")]
    public static Task TakeOtherAsync(
        [BlobTrigger("%IncomingContainer%-other/part/{name}", Connection = "AzureWebJobsStorage", Source = BlobTriggerSource.EventGrid)]
            BlobClient blob,
        string name
    ) => Seen.TellAsync("other/" + name, blob.Name);
}
