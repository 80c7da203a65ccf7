using Pipeline.Storage;

namespace Pipeline.LocalServices;

/// <summary>Storage emulator and Functions host together: everything that the product needs, on this machine, on free ports.</summary>
public sealed class LocalDistrict : IAsyncDisposable
{
    private LocalDistrict(AzuriteProcess storage, FunctionsHostProcess host, StorageClients clients)
    {
        Storage = storage;
        Host = host;
        Clients = clients;
    }

    public AzuriteProcess Storage { get; }

    public FunctionsHostProcess Host { get; }

    /// <summary>Clients for the emulator's containers and tables.</summary>
    public StorageClients Clients { get; }

    /// <param name="workspace">Where the emulator keeps its data and the host its log; null takes a temporary folder that goes with it.</param>
    /// <param name="settings">App settings besides the storage account.</param>
    /// <param name="progress">Told each step in Chinese.</param>
    /// <param name="cancellationToken">Stops what was started so far.</param>
    /// <exception cref="LocalServiceException">Node.js is missing, or a service did not come up.</exception>
    public static async Task<LocalDistrict> StartAsync(string? workspace, IReadOnlyDictionary<string, string> settings, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("启动存储模拟器Azurite(首次运行要用npm下载,约一分钟)……");
        var storage = await AzuriteProcess.StartAsync(new AzuriteOptions { Workspace = workspace, Progress = progress }, cancellationToken).ConfigureAwait(false);
        try
        {
            progress.Report("建立容器和表……");
            var clients = new StorageClients(new PipelineStorageOptions { ConnectionString = storage.ConnectionString });
            await clients.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
            progress.Report("启动Functions主机……");
            var host = await FunctionsHostProcess.StartAsync(new FunctionsHostOptions(storage.ConnectionString)
            {
                Settings = settings, LogFile = workspace is null ? null : Path.Combine(workspace, "functions-host.log"),
            }, cancellationToken).ConfigureAwait(false);
            return new LocalDistrict(storage, host, clients);
        }
        catch
        {
            await storage.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Host.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await Storage.DisposeAsync().ConfigureAwait(false);
        }
    }
}
