using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.LocalHost.Protocol;
using Pipeline.LocalHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Pipeline.LocalHost.Http;

/// <summary>
/// Answers people's requests by HTTP functions: the request goes to the worker as it came, and an invocation with the same id goes before
/// it.
/// </summary>
internal sealed class HttpFunctions : IDisposable
{
    /// <summary>What Azure takes; the worker may take less.</summary>
    private const long LargestBody = 210_000_000;

    /// <summary>How long a request may go on whose invocation has failed already.</summary>
    private static readonly TimeSpan FailedPatience = TimeSpan.FromSeconds(5);

    private readonly Invocations invocations;
    private readonly FunctionKeys keys;
    private readonly IHttpForwarder forwarder;
    private readonly string worker;
    private readonly ForwarderRequestConfig config;
    private readonly ILogger logger;
    private readonly HttpMessageInvoker client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        }
    );

    public HttpFunctions(
        Uri worker,
        HostSettings options,
        Invocations invocations,
        FunctionKeys keys,
        IHttpForwarder forwarder,
        ILogger logger
    )
    {
        this.invocations = invocations;
        this.keys = keys;
        this.forwarder = forwarder;
        this.logger = logger;
        this.worker = worker.GetLeftPart(UriPartial.Authority);
        config = new ForwarderRequestConfig { ActivityTimeout = options.FunctionTimeout };
    }

    public void Dispose() => client.Dispose();

    public async Task AnswerAsync(HttpContext context, FunctionDescription function)
    {
        if (!keys.Allow(context.Request, function))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }
        var request = new InvocationRequest { InvocationId = Guid.NewGuid().ToString() };
        foreach (var (name, value) in context.Request.RouteValues)
        {
            request.TriggerMetadata[name] = new TypedData { String = value?.ToString() ?? "" };
        }
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var invocation = RunAsync(function, request, failed, context.RequestAborted);
        var error = await forwarder.SendAsync(context, worker, client, config, new WithInvocationId(request.InvocationId), failed.Token);
        await invocation;
        if (error != ForwarderError.None)
        {
            logger.LogError(
                context.GetForwarderErrorFeature()?.Exception,
                "The request to function {Function} could not be passed to the worker: {Error}.",
                function.Name,
                error
            );
        }
    }

    /// <summary>A failure is logged; the worker has answered the request, or does not do so any more.</summary>
    private async Task RunAsync(
        FunctionDescription function,
        InvocationRequest request,
        CancellationTokenSource forwarding,
        CancellationToken aborted
    )
    {
        try
        {
            await invocations.RunAsync(function, request, aborted);
        }
        catch (Exception exception) when (exception is FunctionFailedException or TimeoutException or HostStartException)
        {
            logger.LogError("{Message}", exception.Message);
            forwarding.CancelAfter(FailedPatience);
        }
    }

    /// <summary>Passes everything on, the host's name among it, and says which invocation the request belongs to.</summary>
    private sealed class WithInvocationId(string id) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Remove("x-ms-invocation-id");
            proxyRequest.Headers.TryAddWithoutValidation("x-ms-invocation-id", id);
        }
    }
}
