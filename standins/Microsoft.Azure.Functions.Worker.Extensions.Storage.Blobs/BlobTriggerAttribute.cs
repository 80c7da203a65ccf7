using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Calls the function for every new or changed blob of a path such as <c>container/{name}</c>.</summary>
[TriggerListener(typeof(BlobTriggerListenerFactory))]
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>The path, with parameters in curly braces.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The name of the setting that holds the storage connection; AzureWebJobsStorage when null.</summary>
    public string? Connection { get; set; }

    /// <summary>How the host learns of new blobs.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
