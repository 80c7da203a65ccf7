using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.LocalServices;
using Pipeline.TestKit;

namespace Pipeline.LocalHost.Tests;

/// <summary>The test app under the local host, with containers and a host id of its own on the emulator that the tests share.</summary>
internal sealed class HostRig : IAsyncDisposable
{
    public const string MasterKey = "test-master-key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string connection;
    private readonly string dataConnection;
    private readonly string prefix;
    private readonly BlobContainerClient seen;
    private readonly List<FunctionsHostProcess> hosts = [];

    public HostRig(AzuriteFixture azurite)
        : this(azurite.ConnectionString, azurite.NewPrefix()) { }

    /// <param name="connection">The host's own account.</param>
    /// <param name="prefix">Before the names of all that is the rig's own.</param>
    /// <param name="data">The account that the first trigger names; null for the host's own.</param>
    public HostRig(string connection, string prefix, string? data = null)
    {
        this.connection = connection;
        this.prefix = prefix;
        dataConnection = data ?? connection;
        Incoming = new BlobContainerClient(dataConnection, prefix + "incoming");
        Other = new BlobContainerClient(connection, prefix + "incoming-other");
        seen = new BlobContainerClient(connection, prefix + "seen");
        Incoming.Create();
        seen.Create();
    }

    public BlobContainerClient Incoming { get; }

    public BlobContainerClient Other { get; }

    public string HostId => prefix;

    public BlobContainerClient HostBlobs => new(connection, "azure-webjobs-hosts");

    public async Task<FunctionsHostProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["IncomingContainer"] = Incoming.Name,
            ["SeenContainer"] = seen.Name,
            ["TickSchedule"] = "0 0 0 1 1 *",
            ["AzureFunctionsWebHost__hostid"] = HostId,
            ["LocalHost__MasterKey"] = MasterKey,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }
        var host = await FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(connection)
            {
                DataConnectionString = dataConnection,
                AppFolder = AppFolder(),
                Settings = all,
            }
        );
        hosts.Add(host);
        return host;
    }

    public Task PutAsync(string name, string content = "x") =>
        Incoming.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);

    /// <summary>What the app has left under a heading.</summary>
    public async Task<IReadOnlyList<string>> SeenAsync(string what)
    {
        var names = new List<string>();
        await foreach (
            var blob in seen.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                what + "/",
                default
            )
        )
        {
            names.Add(blob.Name[(what.Length + 1)..blob.Name.LastIndexOf('/')]);
        }
        return names;
    }

    public async Task<IReadOnlyList<JsonElement>> TicksAsync()
    {
        var ticks = new List<JsonElement>();
        await foreach (
            var blob in seen.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                "tick/",
                default
            )
        )
        {
            ticks.Add((await seen.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToObjectFromJson<JsonElement>());
        }
        return ticks;
    }

    public async Task<int> CountAsync(string what)
    {
        var count = 0;
        await foreach (
            var _ in seen.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                what + "/",
                default
            )
        )
        {
            count++;
        }
        return count;
    }

    /// <summary>The poison messages that name this rig's containers, in the account of the data.</summary>
    public async Task<IReadOnlyList<string>> PoisonAsync()
    {
        var queue = new QueueClient(dataConnection, "webjobs-blobtrigger-poison");
        if (!await queue.ExistsAsync())
        {
            return [];
        }
        var messages = (await queue.PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString()).Select(Decode);
        return [.. messages.Where(message => message.Contains(prefix, StringComparison.Ordinal))];
    }

    public static async Task EventuallyAsync(Func<Task<bool>> holds, Func<string> otherwise)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, otherwise());
            await Task.Delay(100);
        }
    }

    public Task SeenAsync(string what, int count, FunctionsHostProcess host) =>
        EventuallyAsync(
            async () => await CountAsync(what) >= count,
            () => $"{count} of {what} were awaited. The host wrote: {host.Output}"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static string Decode(string body) =>
        body.StartsWith('{') ? body : System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body));

    private static string AppFolder()
    {
        var own = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/');
        return own.Replace("Pipeline.LocalHost.Tests", "Pipeline.LocalHost.TestApp", StringComparison.Ordinal);
    }
}
