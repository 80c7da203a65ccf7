using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps;
using Pipeline.Steps.Upkeep;

namespace Pipeline.App.Triggers;

/// <summary>A file came into the registry; the step takes the roster, and answers every file.</summary>
public sealed class RosterTrigger(UpdateRoster step)
{
    [Function("UpdateRoster")]
    public Task RunAsync(
        [BlobTrigger("registry/{name}", Connection = PipelineServices.DataConnection, Source = BlobTriggerSource.EventGrid)]
            BlobClient blob,
        string name,
        CancellationToken cancellationToken
    ) => step.RunAsync(name, cancellationToken);
}
