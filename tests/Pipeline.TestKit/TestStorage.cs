using Azure.Data.Tables;
using Pipeline.Storage;

namespace Pipeline.TestKit;

/// <summary>A storage of its own for one test, under a fresh prefix, with a tap on every request.</summary>
public sealed class TestStorage
{
    private TestStorage(PipelineStorageOptions options)
    {
        Options = options;
        Tap = new FaultTap();
        Clients = new StorageClients(options, Tap);
    }

    public PipelineStorageOptions Options { get; }

    public FaultTap Tap { get; }

    public StorageClients Clients { get; }

    public static async Task<TestStorage> CreateAsync(AzuriteFixture azurite)
    {
        var storage = new TestStorage(
            new PipelineStorageOptions { ConnectionString = azurite.ConnectionString, Prefix = azurite.NewPrefix() }
        );
        await storage.Clients.EnsureCreatedAsync();
        storage.Tap.Reset();
        return storage;
    }

    /// <summary>The same storage seen by another host, with a tap of its own.</summary>
    public TestStorage OtherHost() => new(Options);

    /// <summary>Everything that a table holds, as sorted canonical text, without times of the service and ETags.</summary>
    public async Task<string> DumpTableAsync(string name)
    {
        var lines = new List<string>();
        await foreach (var entity in Clients.Table(name).QueryAsync<TableEntity>())
        {
            var properties = entity
                .Where(property => property.Key is not ("Timestamp" or "odata.etag" or "PartitionKey" or "RowKey"))
                .OrderBy(property => property.Key, StringComparer.Ordinal)
                .Select(property => FormattableString.Invariant($"{property.Key}={property.Value}"));
            lines.Add($"{entity.PartitionKey} {entity.RowKey} {string.Join(' ', properties)}");
        }
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>The names of all blobs of a container with their content's hash, sorted.</summary>
    public async Task<string> DumpContainerAsync(string name)
    {
        var lines = new List<string>();
        var container = Clients.Container(name);
        await foreach (var item in container.GetBlobsAsync())
        {
            var content = (await container.GetBlobClient(item.Name).DownloadContentAsync()).Value.Content;
            lines.Add(
                item.Name + " " + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToMemory().Span))[..16]
            );
        }
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
