using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The ASP.NET Core integration of an app.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Serves HTTP triggers with ASP.NET Core types.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        // What IResult and IActionResult look for in the request's services, which are the app's.
        builder.Services.AddMvcCore();
        builder.Services.TryAddSingleton<FunctionEndpoints>();
        builder.Services.TryAddSingleton<HostKeys>();
        builder.Services.TryAddSingleton<EmbeddedHostAddress>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WebService>());
        return builder;
    }
}
