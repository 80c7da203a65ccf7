using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps;
using Pipeline.Steps.Ingest;

namespace Pipeline.App.Triggers;

/// <summary>
/// A file came into the uploads. The pattern takes every path: parts of a path match greedily, and nothing may be missed.
/// </summary>
public sealed class UploadTrigger(IngestUpload step)
{
    [Function("IngestUpload")]
    public Task RunAsync(
        [BlobTrigger("uploads/{name}", Connection = PipelineServices.DataConnection, Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name,
        CancellationToken cancellationToken
    ) => step.RunAsync(name, cancellationToken);
}
