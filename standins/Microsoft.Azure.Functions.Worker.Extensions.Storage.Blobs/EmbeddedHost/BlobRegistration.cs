using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>A function with a blob trigger, and where its blobs and its poison messages lie.</summary>
internal sealed record BlobRegistration(
    FunctionDescriptor Function, BlobPathPattern Pattern, BlobContainerClient Container, QueueServiceClient DataQueues);
