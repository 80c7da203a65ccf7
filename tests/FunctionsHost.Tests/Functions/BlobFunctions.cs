using Azure.Storage.Blobs;
using FunctionsHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Tests.Functions;

// The signature that the app uses.
public sealed class IngestUpload(CallLog calls)
{
    [Function("IngestUpload")]
    public async Task Run(
        [BlobTrigger("%container%/{name}", Connection = "AzureWebJobsStorage")] BlobClient blob,
        string name, FunctionContext context, CancellationToken cancellationToken)
    {
        var text = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        calls.Add(new Call("IngestUpload", name, text, context));
    }
}

public sealed class Greedy(CallLog calls)
{
    [Function("Greedy")]
    public void Run([BlobTrigger("%container%/{period}/{school}/{name}")] string text, string period, string school, string name, FunctionContext context) =>
        calls.Add(new Call("Greedy", $"{period}|{school}|{name}", text, context));
}

public sealed class Streaming(CallLog calls)
{
    [Function("Streaming")]
    public async ValueTask<int> Run([BlobTrigger("%container%/{name}", Source = BlobTriggerSource.EventGrid)] Stream content, string name, FunctionContext context)
    {
        using var reader = new StreamReader(content, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        calls.Add(new Call("Streaming", name, text, context));
        return text.Length;
    }
}

public sealed class Failing(CallLog calls)
{
    [Function("Failing")]
    public Task Run([BlobTrigger("%container%/{name}")] byte[] content, string name, FunctionContext context)
    {
        calls.Add(new Call("Failing", name, "", context));
        throw new InvalidDataException($"broken: {content.Length} bytes");
    }
}

public sealed class Waiting(CallLog calls)
{
    [Function("Waiting")]
    public async Task Run([BlobTrigger("%container%/{name}")] BlobClient blob, string name, FunctionContext context, CancellationToken cancellationToken)
    {
        var text = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        calls.Add(new Call("Waiting", name, text, context));
        calls.Begin();
        try
        {
            await calls.Gate.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            calls.End();
        }
    }
}

public sealed class Deaf(CallLog calls)
{
    [Function("Deaf")]
    public async Task Run([BlobTrigger("%container%/{name}")] BlobClient blob, string name, FunctionContext context)
    {
        calls.Add(new Call("Deaf", name, blob.Name, context));
        await calls.Gate.Task;
    }
}

public sealed class Scoped(CallLog calls, ScopedMarker marker)
{
    [Function("Scoped")]
    public void Run([BlobTrigger("%container%/{name}")] BlobClient blob, string name, FunctionContext context)
    {
        context.Items["marker"] = marker;
        context.Items["same"] = ReferenceEquals(marker, context.InstanceServices.GetService(typeof(ScopedMarker)));
        calls.Add(new Call("Scoped", name, blob.Name, context));
    }
}
