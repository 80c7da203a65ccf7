using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Timers;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Blob triggers by the official WebJobs SDK and its storage extension: queue, tries, poison messages are theirs. Where the SDK gives up,
/// as it does when storage is away for longer than its clients ask again, its job host is started anew, which in Azure is done by starting
/// the whole host anew.
/// </summary>
internal sealed class BlobHost : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Func<IWebJobsExceptionHandlerFactory, IHost> build;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private Task keeping = Task.CompletedTask;
    private IHost? host;
    private GivingUp? end;

    public BlobHost(
        IReadOnlyList<FunctionDescription> functions,
        HostSettings options,
        Invocations invocations,
        BlobEvents events,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        this.time = time;
        logger = loggers.CreateLogger<BlobHost>();
        var types = new BlobFunctionType(functions, options);
        var configuration = Configuration(options);
        build = giveUp =>
            new HostBuilder()
                .ConfigureAppConfiguration(settings => settings.AddConfiguration(configuration))
                .ConfigureWebJobs(jobs =>
                {
                    jobs.AddAzureStorageCoreServices();
                    jobs.AddAzureStorageBlobs();
                    jobs.Services.AddSingleton<ITypeLocator>(types);
                    jobs.Services.AddSingleton<IHostIdProvider>(new HostId(options.HostId));
                    jobs.Services.AddSingleton<IBlobDispatcher>(new BlobDispatcher(functions, invocations));
                    jobs.Services.AddSingleton(giveUp);
#pragma warning disable CS0618 // As in BlobEvents.
                    jobs.Services.AddSingleton<IWebHookProvider>(events);
#pragma warning restore CS0618
                })
                .ConfigureServices(services => services.AddSingleton(loggers).AddSingleton<IHostLifetime, NoLifetime>())
                .Build();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StartJobsAsync(cancellationToken);
        keeping = KeepAsync(stopping.Token);
    }

    /// <summary>Takes no more messages; what runs, runs on.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await keeping;
        await StopJobsAsync();
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task StartJobsAsync(CancellationToken cancellationToken)
    {
        end = new GivingUp();
        host = build(end);
        await host.StartAsync(cancellationToken);
    }

    private async Task StopJobsAsync()
    {
        try
        {
            await (host?.StopAsync() ?? Task.CompletedTask);
        }
        catch (Exception exception)
        {
            // With two blob functions the SDK stops one timer twice now and then: "The timer has already been stopped."; and where it gave
            // up, it may fail again.
            logger.LogDebug(exception, "The job host did not stop smoothly.");
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (await end!.WhyAsync(cancellationToken) is { } why)
        {
            logger.LogWarning("The job host gave up and is started anew: {Message}", why.Message.Split('\n')[0]);
            await StopJobsAsync();
            host?.Dispose();
            await StartAgainAsync(cancellationToken);
        }
    }

    private async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StartJobsAsync(cancellationToken);
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("The job host does not start yet: {Message}", exception.Message.Split('\n')[0]);
                host?.Dispose();
                host = null;
                await Waiting.ForAsync(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>The app settings, and host.json's <c>extensions</c> where the SDK looks for them.</summary>
    private static IConfiguration Configuration(HostSettings options)
    {
        const string extensions = "extensions";
        var settings = options
            .Section.GetSection(extensions)
            .AsEnumerable(makePathsRelative: true)
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create("AzureWebJobs:Extensions:" + setting.Key, setting.Value));
        return new ConfigurationBuilder().AddInMemoryCollection(settings).AddConfiguration(options.Configuration).Build();
    }

    private sealed class HostId(string id) : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(id);
    }

    /// <summary>This host is started and stopped by the other one and listens to no signal.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
