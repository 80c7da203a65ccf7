using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Http;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost;

/// <summary>The web server: one port for people (HTTP/1), one for the worker (gRPC without TLS, HTTP/2 only).</summary>
internal static class WebHost
{
    public const int PeopleEndpoint = 0;
    public const int WorkerEndpoint = 1;

    public static WebApplication Build(HostSettings options, WorkerChannel channel, BlobEvents events)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            });
        AddLogging(builder.Logging, options);
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc =>
        {
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null);
            // Else gRPC would have a route of its own for every path of two parts and every method, and what people ask there would be 404
            // instead of 405.
            grpc.IgnoreUnknownServices = true;
        });
        builder.Services.AddHttpForwarder();
        builder
            .Services.AddSingleton(options)
            .AddSingleton(channel)
            .AddSingleton<FunctionKeys>()
            .AddSingleton<HttpRoutes>()
            .AddSingleton<HostState>();
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        var web = builder.Build();
        web.MapGrpcService<FunctionRpcService>();
        web.MapGet("admin/host/status", (HostState state) => Results.Json(new { id = options.HostId, state = state.Name }));
        web.MapPost(
            "runtime/webhooks/blobs",
            (HttpContext context, FunctionKeys keys) => keys.IsMaster(context.Request) ? PassAsync(context, events) : Refuse(context)
        );
        ((IEndpointRouteBuilder)web).DataSources.Add(web.Services.GetRequiredService<HttpRoutes>());
        return web;
    }

    private static void AddLogging(ILoggingBuilder logging, HostSettings options)
    {
        logging.AddConfiguration(options.Section.GetSection("logging"));
        logging.AddSimpleConsole(console =>
            (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "HH:mm:ss.fff ")
        );
        logging
            .AddFilter("Azure.Core", LogLevel.Error)
            .AddFilter("Azure.Identity", LogLevel.Error)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>Event Grid's entry: what comes is handed to the storage extension, and its answer is given back.</summary>
    private static async Task PassAsync(HttpContext context, BlobEvents events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://localhost{context.Request.Path}{context.Request.QueryString}");
        request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers)
        {
            _ =
                request.Headers.TryAddWithoutValidation(name, value.AsEnumerable())
                || request.Content.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        }
        using var response = await events.PassAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content?.Headers.ContentType?.ToString();
        if (response.Content is { } content)
        {
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    /// <summary>Program listens to signals, not the web server: the worker must end first.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
