using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Storage;

namespace Pipeline.Steps;

/// <summary>Creates containers and tables once storage answers; a host may start before its storage does.</summary>
public sealed partial class PrepareStorage(StorageClients clients, TimeProvider time, ILogger<PrepareStorage> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryCreateAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clients.EnsureCreatedAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (StorageFailure.IsOne(exception, cancellationToken))
        {
            LogNotReady(exception);
            return false;
        }
    }

    [LoggerMessage(1601, LogLevel.Warning, "Storage is not ready; containers and tables are created once it is.")]
    private partial void LogNotReady(Exception exception);
}
