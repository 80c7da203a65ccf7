using System.Text;
using System.Text.Json;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// The storage extension's entry for Event Grid's events, at which it puts blobs into its queue; in Azure it is
/// <c>/runtime/webhooks/blobs</c>.
/// </summary>
#pragma warning disable CS0618 // Marked as not ready for the public; it is how Azure's own host finds the entry.
internal sealed class BlobEvents : IWebHookProvider
{
    private IAsyncConverter<HttpRequestMessage, HttpResponseMessage>? entry;

    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        // Also after the job host was started anew: the newest one's entry counts.
        entry = extension as IAsyncConverter<HttpRequestMessage, HttpResponseMessage> ?? entry;
        return new Uri("http://localhost/runtime/webhooks/blobs");
    }
#pragma warning restore CS0618

    /// <summary>Hands a request as it came to the extension.</summary>
    public async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await (entry ?? throw new InvalidOperationException("The storage extension is not initialised.")).ConvertAsync(
            request,
            cancellationToken
        );

    /// <summary>Tells the extension that blobs were written.</summary>
    public async Task TellAsync(string function, IEnumerable<WrittenBlob> blobs, CancellationToken cancellationToken)
    {
        var events = blobs.Select(blob => new
        {
            id = Guid.NewGuid().ToString(),
            topic = "local",
            subject = $"/blobServices/default/containers/{blob.Container}/blobs/{blob.Name}",
            eventType = "Microsoft.Storage.BlobCreated",
            eventTime = blob.LastModified.UtcDateTime,
            dataVersion = "",
            metadataVersion = "1",
            data = new
            {
                api = "PutBlob",
                eTag = blob.ETag,
                blobType = "BlockBlob",
                url = blob.Address.AbsoluteUri,
            },
        });
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"http://localhost/runtime/webhooks/blobs?functionName=Host.Functions.{function}"
        );
        request.Headers.Add("aeg-event-type", "Notification");
        request.Content = new StringContent(JsonSerializer.Serialize(events), Encoding.UTF8, "application/json");
        using var response = await PassAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
