using Pipeline.Storage;

namespace Pipeline.LocalServices;

/// <summary>Storage emulator and Functions host together: everything that the product needs, on this machine, on free ports.</summary>
public sealed class LocalDistrict : IAsyncDisposable
{
    private const int LastLines = 20;
    private static readonly TimeSpan CtrlC = TimeSpan.FromMilliseconds(500);

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

    /// <param name="workspace">Where the emulator keeps its data and the host its log; null takes a temporary folder that goes with
    /// it.</param>
    /// <param name="settings">App settings besides the storage account.</param>
    /// <param name="progress">Told each step in Chinese.</param>
    /// <param name="cancellationToken">Stops what was started so far.</param>
    /// <exception cref="LocalServiceException">Node.js is missing, or a service did not come up.</exception>
    public static async Task<LocalDistrict> StartAsync(
        string? workspace,
        IReadOnlyDictionary<string, string> settings,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("启动存储模拟器Azurite(首次运行要用npm下载,约一分钟)……");
        var storage = await AzuriteProcess.StartAsync(new AzuriteOptions { Workspace = workspace, Progress = progress }, cancellationToken);
        try
        {
            progress.Report("建立容器和表……");
            var clients = new StorageClients(new PipelineStorageOptions { ConnectionString = storage.ConnectionString });
            await clients.EnsureCreatedAsync(cancellationToken);
            progress.Report("启动Functions主机……");
            var host = await FunctionsHostProcess.StartAsync(
                new FunctionsHostOptions(storage.ConnectionString)
                {
                    Settings = settings,
                    LogFile = workspace is null ? null : Path.Combine(workspace, "functions-host.log"),
                },
                cancellationToken
            );
            progress.Report(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Functions主机已在运行（Running），启动用了{host.StartTime.TotalSeconds:0.0}秒。"
                )
            );
            return new LocalDistrict(storage, host, clients);
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs something that needs both services, and ends it at once where one of them ends by itself.</summary>
    /// <exception cref="LocalServiceException">A service ended; the message holds its last lines.</exception>
    public async Task<TResult> WhileServingAsync<TResult>(Func<CancellationToken, Task<TResult>> run, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = run(stopping.Token);
        var first = await Task.WhenAny(running, Host.Ended, Storage.Ended);
        if (first == running && (running.IsCompletedSuccessfully || !(await EndedSoonAsync())))
        {
            return await running;
        }
        await stopping.CancelAsync();
        // What it has to say of a service that is gone is said better below.
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Ctrl+C ends the services as well, and maybe sooner.
        await Task.Delay(CtrlC, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellationToken.IsCancellationRequested ? await running : throw new LocalServiceException(LastWords());
    }

    /// <summary>Whether a request failed because its service was just ending.</summary>
    private async Task<bool> EndedSoonAsync()
    {
        await Task.WhenAny(Host.Ended, Storage.Ended, Task.Delay(CtrlC));
        return Host.HasExited || !Storage.IsRunning;
    }

    private string LastWords()
    {
        var (name, output) = Storage.IsRunning ? ("Functions主机", Host.Output) : ("存储模拟器Azurite", Storage.Output);
        var lines = output.Split(Environment.NewLine);
        var why = DiskSpace.IsMissingIn(output) ? DiskSpace.Sentence : "";
        return $"{name}自己结束了,其余服务已停止。{why}它最后的输出:{Environment.NewLine}{string.Join(Environment.NewLine, lines.TakeLast(LastLines))}";
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Host.DisposeAsync();
        }
        finally
        {
            await Storage.DisposeAsync();
        }
    }
}
