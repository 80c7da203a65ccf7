namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the host learns of new blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>By scanning the container and the storage logs.</summary>
    LogsAndContainerScan,

    /// <summary>By Event Grid; the embedded host scans all the same, since nothing publishes events to it.</summary>
    EventGrid,
}
