using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>Kestrel on the loopback address, with the routes of the HTTP functions and the host's own <c>/admin/host/status</c>.</summary>
internal sealed partial class WebService(
    FunctionEndpoints endpoints, HostState state, HostKeys keys, FunctionInvoker invoker, EmbeddedHostAddress address, ILoggerFactory loggers) : IHostedService
{
    // Of the real host, in bytes.
    private const long LargestRequest = 100L * 1024 * 1024;
    private readonly ILogger _logger = loggers.CreateLogger("Host.Http");
    private WebApplication? _web;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(Addresses()).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        _web = builder.Build();
        _web.Use(NotFoundForOtherMethodsAsync);
        _web.UseRouting();
        _web.MapGet("/admin/host/status", StatusAsync);
        foreach (var endpoint in endpoints.All)
        {
            Map(_web, endpoint);
        }

        // Logs "Now listening on" with each address.
        await _web.StartAsync(cancellationToken).ConfigureAwait(false);
        address.Bound = [.. _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(bound => new Uri(bound))];
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        state.Stop();
        if (_web is { } web)
        {
            _web = null;
            await web.StopAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await web.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Of the usual ways to say it, in the order of ASP.NET Core; without any, the port of the local tools, on the loopback address only.
    private string[] Addresses()
    {
        var configuration = state.Configuration;
        var urls = configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? $"http://127.0.0.1:{configuration["Host:LocalHttpPort"] ?? "7071"}";
        return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    // The real host takes the method for a part of the route: another one is not found, where ASP.NET Core would answer 405.
    private static async Task NotFoundForOtherMethodsAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<FunctionEndpoint>() is null)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private void Map(WebApplication web, FunctionEndpoint endpoint)
    {
        var handler = new HttpFunctionHandler(endpoint, keys, invoker, loggers.CreateLogger("Function." + endpoint.Function.Name));
        var mapped = web.Map(endpoint.Route, handler.HandleAsync);
        if (endpoint.Trigger.Methods is { Length: > 0 } methods)
        {
            mapped.WithMetadata(new HttpMethodMetadata(methods));
        }

        mapped.WithDisplayName(endpoint.Function.Name).WithMetadata(endpoint);
        LogRoute(_logger, endpoint.Function.Name, endpoint.Trigger.Methods is { Length: > 0 } named ? string.Join(',', named).ToUpperInvariant() : "*", endpoint.Route.RawText!);
    }

    private Task StatusAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new HostStatus(
        state.HostId, "Running", typeof(WebService).Assembly.GetName().Version!.ToString(),
        (long)(state.Clock.GetUtcNow() - state.StartedAt).TotalMilliseconds));

    private sealed record HostStatus(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("state")] string State,
        [property: JsonPropertyName("version")] string Version,
        [property: JsonPropertyName("processUptime")] long ProcessUptime);

    // Signals belong to the app's host; this one only serves.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Function {Function}: [{Methods}] {Route}")]
    private static partial void LogRoute(ILogger logger, string function, string methods, string route);
}
