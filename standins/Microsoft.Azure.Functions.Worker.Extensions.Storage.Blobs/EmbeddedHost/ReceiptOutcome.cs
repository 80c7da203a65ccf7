namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>What came of the attempt to put a blob on the queue.</summary>
internal enum ReceiptOutcome
{
    /// <summary>Another host is at it; to be looked at again at the next scan.</summary>
    LeftToAnother,

    /// <summary>This ETag had been put on the queue before.</summary>
    Finished,

    /// <summary>This host put it on the queue.</summary>
    Enqueued,
}
