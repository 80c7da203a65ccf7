using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Steps;
using Pipeline.Storage;

namespace Pipeline.Endurance.Tests;

/// <summary>The steps of one host, in this process, on a storage account.</summary>
internal sealed class TestHost
{
    private readonly ServiceProvider services;

    public TestHost(PipelineStorageOptions storage, TimeProvider time, HttpPipelinePolicy? tap = null)
    {
        Clients = new StorageClients(storage, tap);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton(Clients)
            .AddSingleton(Options.Create(new PipelineOptions { OrphanMinutes = 0 }))
            .AddPipelineSteps()
            .BuildServiceProvider();
    }

    public StorageClients Clients { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A dead host's lease runs out by itself within a minute; a test does not wait for it.</summary>
    public async Task BreakLeaseAsync(Period period)
    {
        var blob = Clients.Container(StorageNames.Summaries).GetBlobClient($"{period}/lock");
        if (await blob.ExistsAsync() && (await blob.GetPropertiesAsync()).Value.LeaseState == LeaseState.Leased)
        {
            await new BlobLeaseClient(blob).BreakAsync(TimeSpan.Zero);
        }
    }
}
