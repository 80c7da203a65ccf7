using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.LocalServices;

namespace Pipeline.Endurance.Tests.Faults;

/// <summary>
/// Stands before the emulator's three ports and spoils one request in five, by a seed. What it passes on it passes on untouched, since
/// requests are signed.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly HttpClient forwarding = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(100),
    };

    private readonly List<WebApplication> fronts = [];
    private readonly Random random;
    private readonly int oneIn;

    private FaultProxy(int seed, int oneIn)
    {
        random = new Random(seed);
        this.oneIn = oneIn;
    }

    /// <summary>The emulator's account, seen through the proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    public ConcurrentDictionary<Fault, int> Counts { get; } = new();

    /// <summary>No more faults from now on.</summary>
    public bool IsCalm { get; set; }

    public static async Task<FaultProxy> StartAsync(AzuriteProcess azurite, int seed, int oneIn)
    {
        var proxy = new FaultProxy(seed, oneIn);
        var ports = new List<int>();
        foreach (var port in (int[])[azurite.BlobPort, azurite.QueuePort, azurite.TablePort])
        {
            ports.Add(await proxy.OpenFrontAsync(port));
        }
        const string account = AzuriteProcess.AccountName;
        proxy.ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={AzuriteProcess.AccountKey};"
                + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{account};TableEndpoint=http://127.0.0.1:{ports[2]}/{account};"
        );
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var front in fronts)
        {
            await front.DisposeAsync();
        }
        forwarding.Dispose();
    }

    private async Task<int> OpenFrontAsync(int behind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var front = builder.Build();
        front.Urls.Add("http://127.0.0.1:0");
        front.Run(context => PassAsync(context, behind));
        await front.StartAsync();
        fronts.Add(front);
        return new Uri(front.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    private async Task PassAsync(HttpContext context, int behind)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (fault, pause) = Draw(context.Request);
        Counts.AddOrUpdate(fault, 1, (_, before) => before + 1);
        switch (fault)
        {
            case Fault.Error or Fault.Busy or Fault.Conflict:
                await RefuseAsync(context, fault);
                return;
            case Fault.Cut:
                context.Abort();
                return;
            case Fault.Delay:
                await Task.Delay(pause, context.RequestAborted);
                break;
        }
        using var answer = await ForwardAsync(context.Request, body.ToArray(), behind);
        switch (fault)
        {
            case Fault.ErrorAfterwards or Fault.BusyAfterwards:
                await RefuseAsync(context, fault);
                break;
            case Fault.CutAfterwards:
                context.Abort();
                break;
            default:
                await AnswerAsync(context, answer, isTorn: fault == Fault.TornAnswer);
                break;
        }
    }

    private (Fault Fault, int Pause) Draw(HttpRequest request)
    {
        lock (random)
        {
            if (random.Next(oneIn) != 0 || IsCalm)
            {
                return (Fault.None, 0);
            }
            var mayConflict =
                request.Path.Value!.EndsWith("/$batch", StringComparison.Ordinal)
                || (request.Query["comp"] == "lease" && request.Headers["x-ms-lease-action"] == "acquire");
            return ((Fault)random.Next(1, mayConflict ? 10 : 9), random.Next(50, 2_000));
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequest request, byte[] body, int behind)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var uri = new Uri(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{behind}{target}"),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        if (body.Length > 0 || request.ContentLength is not null || request.ContentType is not null)
        {
            message.Content = new ByteArrayContent(body);
        }
        foreach (var (name, value) in request.Headers)
        {
            if (
                name is not ("Connection" or "Transfer-Encoding" or "Content-Length" or "Keep-Alive")
                && !message.Headers.TryAddWithoutValidation(name, value.ToArray())
            )
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
            }
        }
        // Not the caller's token: what was sent takes effect, whether or not anybody still waits for the answer.
        return await forwarding.SendAsync(message, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, bool isTorn)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Connection" or "Transfer-Encoding" or "Keep-Alive"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (isTorn)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        if (body.Length > 0)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        }
    }

    private static async Task RefuseAsync(HttpContext context, Fault fault)
    {
        var isLease = context.Request.Query["comp"] == "lease";
        var (status, code) = fault switch
        {
            Fault.Conflict => (409, isLease ? "LeaseAlreadyPresent" : "UpdateConditionNotSatisfied"),
            Fault.Busy or Fault.BusyAfterwards => (503, "ServerBusy"),
            _ => (500, "InternalError"),
        };
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Spoilt by the test.</Message></Error>"
        );
    }
}
