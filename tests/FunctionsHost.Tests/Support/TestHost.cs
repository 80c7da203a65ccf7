using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Tests.Support;

/// <summary>One embedded host with chosen functions, on its own host id and container unless a test says otherwise.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _stopped;

    private TestHost(IHost host, CallLog calls, LogCapture logs)
    {
        _host = host;
        Calls = calls;
        Logs = logs;
    }

    public CallLog Calls { get; }

    public LogCapture Logs { get; }

    public HttpClient Client() => new() { BaseAddress = _host.Services.GetRequiredService<EmbeddedHostAddress>().Bound[0] };

    public static async Task<TestHost> StartAsync(TestHostPlan plan)
    {
        var host = Create(plan);
        await host._host.StartAsync();
        return host;
    }

    public static TestHost Create(TestHostPlan plan)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", .. plan.Arguments]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = plan.ConnectionString,
            ["AzureFunctionsWebHost:hostid"] = plan.Prefix,
            ["container"] = plan.Container,
        });
        builder.Configuration.AddInMemoryCollection(plan.Settings);
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton(plan.Calls);
        builder.Services.AddScoped<ScopedMarker>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = plan.ShutdownTimeout);
        builder.Services.Configure<EmbeddedHostOptions>(options =>
        {
            foreach (var type in plan.Functions)
            {
                options.FunctionTypes.Add(type);
            }

            options.ScanInterval = TimeSpan.FromMilliseconds(150);
            plan.Options(options);
        });
        if (plan.Http)
        {
            builder.ConfigureFunctionsWebApplication();
        }

        return new TestHost(builder.Build(), plan.Calls, logs);
    }

    public Task StartAsync() => _host.StartAsync();

    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Calls.Gate.TrySetResult();
        await StopAsync();
        _host.Dispose();
    }

    public static async Task<BlobContainerClient> ContainerAsync(TestHostPlan plan)
    {
        var container = new BlobContainerClient(plan.ConnectionString, plan.Container);
        await container.CreateIfNotExistsAsync();
        return container;
    }
}
