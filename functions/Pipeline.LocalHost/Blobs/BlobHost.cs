using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Blob triggers by the official WebJobs SDK and its storage extension: queue, tries, poison messages are theirs.</summary>
internal sealed class BlobHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly ILogger logger;

    public BlobHost(IReadOnlyList<FunctionDescription> functions, HostSettings options, Invocations invocations, BlobEvents events, ILoggerFactory loggers)
    {
        logger = loggers.CreateLogger<BlobHost>();
        host = new HostBuilder().ConfigureAppConfiguration(configuration => configuration.AddConfiguration(Configuration(options))).ConfigureWebJobs(jobs =>
        {
            jobs.AddAzureStorageCoreServices();
            jobs.AddAzureStorageBlobs();
            jobs.Services.AddSingleton<ITypeLocator>(new BlobFunctionType(functions, options));
            jobs.Services.AddSingleton<IHostIdProvider>(new HostId(options.HostId));
            jobs.Services.AddSingleton<IBlobDispatcher>(new BlobDispatcher(functions, invocations));
#pragma warning disable CS0618 // As in BlobEvents.
            jobs.Services.AddSingleton<IWebHookProvider>(events);
#pragma warning restore CS0618
        }).ConfigureServices(services => services.AddSingleton(loggers).AddSingleton<IHostLifetime, NoLifetime>()).Build();
    }

    public Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    /// <summary>Takes no more messages; what runs, runs on.</summary>
    public async Task StopAsync()
    {
        try
        {
            await host.StopAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException)
        {
            // With two blob functions the SDK stops one timer twice now and then: "The timer has already been stopped."
            logger.LogDebug(exception, "The job host did not stop smoothly.");
        }
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The app settings, and host.json's <c>extensions</c> where the SDK looks for them.</summary>
    private static IConfiguration Configuration(HostSettings options)
    {
        const string extensions = "extensions";
        var settings = options.Section.GetSection(extensions).AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null)
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
