using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Http;
using Pipeline.LocalHost.Storage;
using Pipeline.LocalHost.Timers;
using Pipeline.LocalHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Pipeline.LocalHost;

/// <summary>
/// The host from start to end: web server, worker, triggers. It is stopped in this order: no more new work, what runs is drained, the
/// worker ends, the web server last, since the worker speaks to it until then.
/// </summary>
internal sealed class LocalHostApplication : IAsyncDisposable
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(5);

    private readonly HostSettings options;
    private readonly TimeProvider time = TimeProvider.System;
    private readonly WebApplication web;
    private readonly WorkerChannel channel;
    private readonly Invocations invocations;
    private readonly HostStorage storage;
    private readonly BlobEvents events = new();
    private readonly CancellationTokenSource stoppingTriggers = new();
    private readonly List<Task> triggers = [];
    private WorkerProcess? worker;
    private BlobHost? blobs;
    private HttpFunctions? http;

    public LocalHostApplication(HostSettings options)
    {
        this.options = options;
        channel = new WorkerChannel();
        invocations = new Invocations(channel, options, time);
        storage = new HostStorage(options, time);
        web = WebHost.Build(options, channel, events);
        channel.OnLog = new WorkerLogs(Loggers).Write;
    }

    private ILoggerFactory Loggers => web.Services.GetRequiredService<ILoggerFactory>();

    private ILogger Logger => Loggers.CreateLogger("Host");

    /// <summary>Runs until told to stop.</summary>
    /// <param name="stop">Ends the run in order.</param>
    /// <exception cref="HostStartException">The host could not start, or its worker went away.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        await web.StartAsync(stop);
        var addresses = web
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(address => new Uri(address))
            .ToList();
        worker = WorkerProcess.Start(options, addresses[WebHost.WorkerEndpoint], channel.WorkerId, Logger);
        var ended = FailWhenWorkerEndsAsync(worker, stop);
        await StartTriggersAsync(stop);
        web.Services.GetRequiredService<HostState>().IsRunning = true;
        Console.Out.WriteLine($"Now listening on: {addresses[WebHost.PeopleEndpoint]}");
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, time, stop)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        // A trigger that ends before it is told to is a fault of this host: better a host that ends than one that silently does half of its
        // work.
        var first = await Task.WhenAny([stopped, ended, invocations.Stuck, .. triggers]);
        if (first == invocations.Stuck)
        {
            throw new HostStartException(
                $"函数 {await invocations.Stuck} 超过了functionTimeout,要求它停止后仍没有结束,主机不再可靠,已经结束。"
            );
        }
        await first;
    }

    /// <summary>Ends everything, whatever happened before.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await stoppingTriggers.CancelAsync();
            if (blobs is not null)
            {
                await blobs.StopAsync();
            }
            if (!await invocations.DrainAsync(DrainPatience))
            {
                Logger.LogWarning("Some functions still run and are told to stop; what they did is done again later.");
            }
            await Task.WhenAll(triggers).WaitAsync(WorkerPatience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await EndWorkerAsync();
            if (blobs is not null)
            {
                await blobs.DisposeAsync();
            }
            http?.Dispose();
            await web.DisposeAsync();
            stoppingTriggers.Dispose();
        }
    }

    private async Task StartTriggersAsync(CancellationToken stop)
    {
        var (functions, address) = await WorkerHandshake.DoAsync(channel, options.AppFolder, stop);
        Demand(functions);
        await storage.EnsureCreatedAsync(stop);
        if (address is not null)
        {
            http = new HttpFunctions(
                address,
                options,
                invocations,
                web.Services.GetRequiredService<FunctionKeys>(),
                web.Services.GetRequiredService<IHttpForwarder>(),
                Logger
            );
            web.Services.GetRequiredService<HttpRoutes>()
                .Set(functions.Where(function => function.Is("httpTrigger")), options.RoutePrefix, http);
        }
        var ofBlobs = functions.Where(function => function.Is("blobTrigger")).ToList();
        if (ofBlobs.Count > 0)
        {
            // Made first: it says which trigger's account is not set.
            var watcher = new BlobWatcher(ofBlobs, options, events, storage, time, Logger);
            blobs = new BlobHost(ofBlobs, options, invocations, events, time, Loggers);
            await blobs.StartAsync(stop);
            triggers.Add(watcher.RunAsync(stoppingTriggers.Token));
        }
        foreach (var function in functions.Where(function => function.Is("timerTrigger")))
        {
            var timer = new TimerFunction(function, options.Resolve(function.Text("schedule")!), invocations, storage, time, Logger);
            triggers.Add(timer.RunAsync(stoppingTriggers.Token));
        }
    }

    private static void Demand(IReadOnlyList<FunctionDescription> functions)
    {
        string[] known = ["httpTrigger", "blobTrigger", "timerTrigger"];
        if (functions.FirstOrDefault(function => !known.Any(function.Is)) is { } other)
        {
            throw new HostStartException($"函数 {other.Name} 的触发器是 {other.TriggerType},本机主机只支持HTTP、blob和定时触发器。");
        }
    }

    private async Task FailWhenWorkerEndsAsync(WorkerProcess process, CancellationToken stop)
    {
        await process.Ended;
        // Ctrl+C in a terminal reaches the worker too, and it may be quicker.
        await Waiting.ForAsync(TimeSpan.FromSeconds(1), time, stop);
        var exception = new HostStartException($"应用进程意外结束({process.HowItEnded}),主机随之结束。");
        channel.Fail(exception);
        invocations.Fail(exception);
        if (!stop.IsCancellationRequested)
        {
            throw exception;
        }
    }

    private async Task EndWorkerAsync()
    {
        if (worker is not null)
        {
            channel.Send(
                new Protocol.StreamingMessage
                {
                    WorkerTerminate = new Protocol.WorkerTerminate
                    {
                        GracePeriod = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(WorkerPatience),
                    },
                }
            );
            await worker.EndAsync(WorkerPatience, time);
            await worker.DisposeAsync();
        }
    }
}
