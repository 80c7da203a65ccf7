using System.Globalization;

namespace Pipeline.LocalServices;

/// <summary>A storage emulator of our own on 127.0.0.1; it ends with this object, and with this program at the latest.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>The emulator's account.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's key, published by Microsoft and the same everywhere: no secret.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Attempts = 5;

    private readonly AzuriteInstallation _installation;
    private readonly AzuriteOptions _options;
    private readonly bool _workspaceIsTemporary;
    private AzuritePorts _ports;
    private AzuriteChild? _child;

    private AzuriteProcess(AzuriteInstallation installation, AzuriteOptions options)
    {
        _installation = installation;
        _options = options;
        _ports = new AzuritePorts(options.BlobPort, options.QueuePort, options.TablePort);
        _workspaceIsTemporary = options.Workspace is null;
        Workspace = options.Workspace is null ? Directory.CreateTempSubdirectory("azurite-").FullName : Path.GetFullPath(options.Workspace);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The folder with the emulator's data.</summary>
    public string Workspace { get; }

    public int BlobPort => _ports.Blob;

    public int QueuePort => _ports.Queue;

    public int TablePort => _ports.Table;

    public Uri BlobEndpoint => Endpoint(BlobPort);

    public Uri QueueEndpoint => Endpoint(QueuePort);

    public Uri TableEndpoint => Endpoint(TablePort);

    public bool IsRunning => _child is { HasExited: false };

    /// <summary>The id of the node process, or null while it is stopped.</summary>
    public int? ProcessId => IsRunning ? _child!.Id : null;

    /// <summary>Ends when the emulator does, whatever the reason; at once while it is stopped.</summary>
    public Task Ended => _child?.Ended ?? Task.CompletedTask;

    /// <summary>The last lines that the emulator printed; empty while it is stopped.</summary>
    public string Output => _child?.Output ?? "";

    /// <summary>Names all three endpoints, so that it works with every client and needs no default port.</summary>
    public string ConnectionString =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};"
        );

    /// <summary>Installs the emulator if need be, starts it and waits until all three services listen.</summary>
    /// <exception cref="LocalServiceException">It could not be installed or started.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        var installation = await AzuriteInstallation.EnsureAsync(
            options.CacheFolder,
            options.Progress,
            options.TimeProvider,
            cancellationToken
        );
        var azurite = new AzuriteProcess(installation, options);
        try
        {
            await azurite.StartOnFreePortsAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the emulator, which writes its data first. It can be started again with <see cref="RestartAsync"/>.</summary>
    public async Task StopAsync()
    {
        if (_child is { } child)
        {
            await child.StopAsync(_options.TimeProvider);
            child.Dispose();
            _child = null;
        }
    }

    /// <summary>Ends the emulator at once, as a power cut would: what it had not yet written is lost.</summary>
    public async Task KillAsync()
    {
        if (_child is { } child)
        {
            await child.KillAsync();
            child.Dispose();
            _child = null;
        }
    }

    /// <summary>Starts the emulator anew on the same ports and data, stopping it first if it runs.</summary>
    /// <exception cref="LocalServiceException">It could not be started, for one because another process took a port meanwhile.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        if (!await TryStartAsync(_ports, cancellationToken))
        {
            throw PortsTaken(_ports);
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        // Nobody will read a temporary workspace again, so nothing need be written to it.
        await (_workspaceIsTemporary ? KillAsync() : StopAsync());
        RemoveTemporaryWorkspace();
    }

    private static Uri Endpoint(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{AccountName}"));

    private static LocalServiceException PortsTaken(AzuritePorts ports) =>
        new(
            $"端口 {ports.Blob}、{ports.Queue}、{ports.Table} 中有被别的程序占用的,Azurite 无法启动。请结束占用端口的程序,或改用别的端口。"
        );

    private async Task StartOnFreePortsAsync(CancellationToken cancellationToken)
    {
        var asked = _ports;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var ports = asked.WithFreePorts();
            if (await TryStartAsync(ports, cancellationToken))
            {
                return;
            }
        }

        throw PortsTaken(_ports);
    }

    private async Task<bool> TryStartAsync(AzuritePorts ports, CancellationToken cancellationToken)
    {
        _ports = ports;
        Directory.CreateDirectory(Workspace);
        _child = AzuriteChild.Start(_installation, Workspace, ports);
        if (await _child.WaitUntilListeningAsync(_options.StartTimeout, _options.TimeProvider, cancellationToken))
        {
            return true;
        }

        var (taken, output) = (_child.PortWasTaken, _child.Output);
        await KillAsync();
        return taken ? false : throw new LocalServiceException($"Azurite 没有启动成功。它的输出:{Environment.NewLine}{output}");
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        _child?.KillNow();
        RemoveTemporaryWorkspace();
    }

    private void RemoveTemporaryWorkspace()
    {
        if (!_workspaceIsTemporary || !Directory.Exists(Workspace))
        {
            return;
        }

        try
        {
            Directory.Delete(Workspace, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A virus scanner may hold a file of it; the system's temporary folder is swept anyway.
        }
    }
}
