using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>Hands HTTP functions to the web service, which listens for all of them.</summary>
internal sealed class HttpTriggerListenerFactory(HostState state, IServiceProvider services) : ITriggerListenerFactory
{
    public IEnumerable<string> BindingNames(FunctionDescriptor function) => RouteOf(function).Parameters.Select(parameter => parameter.Name);

    public ITriggerListener Create(IReadOnlyList<FunctionDescriptor> functions)
    {
        var endpoints = services.GetService<FunctionEndpoints>()
            ?? throw new InvalidOperationException("HTTP triggers with ASP.NET Core types need builder.ConfigureFunctionsWebApplication().");
        foreach (var function in functions)
        {
            if (function.TriggerParameter.ParameterType != typeof(HttpRequest))
            {
                throw new InvalidOperationException($"Function '{function.Name}': an HTTP trigger gives an HttpRequest.");
            }

            endpoints.Add(new FunctionEndpoint(function, (HttpTriggerAttribute)function.Trigger, RouteOf(function)));
        }

        return new Nothing();
    }

    private RoutePattern RouteOf(FunctionDescriptor function)
    {
        var route = ((HttpTriggerAttribute)function.Trigger).Route;
        var path = SettingTokens.Resolve(route ?? function.Name, state.Configuration).Trim('/');
        if (path.StartsWith("admin", StringComparison.OrdinalIgnoreCase) && state.HostJson.RoutePrefix.Length == 0)
        {
            throw new InvalidOperationException($"Function '{function.Name}': routes that begin with 'admin' belong to the host.");
        }

        return RoutePatternFactory.Parse($"/{state.HostJson.RoutePrefix}/{path}".Replace("//", "/", StringComparison.Ordinal));
    }

    private sealed class Nothing : ITriggerListener
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
