using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

internal static class EmbeddedHostServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<EmbeddedHostOptions>();
        services.AddSingleton<HostState>();
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<FunctionCatalog>();
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<IHostedService, FunctionsHostService>();
    }
}
