using Azure.Storage.Blobs;
using Pipeline.LocalHost.Storage;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Raises the events that Event Grid raises in Azure and an emulator does not: looks each second for blobs that were written, and tells the
/// storage extension. Of several hosts one watches, as Event Grid tells one of them.
/// </summary>
internal sealed class BlobWatcher
{
    private const int EventsAtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<(WatchedContainer Container, string Prefix, string Function)> functions;
    private readonly Dictionary<WatchedContainer, ContainerWatch> containers;
    private readonly BlobEvents events;
    private readonly HeldLock held;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public BlobWatcher(
        IEnumerable<FunctionDescription> functions,
        HostSettings options,
        BlobEvents events,
        HostStorage storage,
        TimeProvider time,
        ILogger logger
    )
    {
        this.events = events;
        this.time = time;
        this.logger = logger;
        held = storage.Lock("blob-watch");
        this.functions = [.. functions.Select(function => Place(function, options))];
        containers = this
            .functions.Select(function => function.Container)
            .Distinct()
            .ToDictionary(
                watched => watched,
                watched => new ContainerWatch(watched, new BlobServiceClient(options.ConnectionOf(watched.Connection)), storage)
            );
    }

    /// <summary>
    /// Until told to stop. Whatever goes wrong, storage that is away above all, is told and tried again: the watch never ends by a failure.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(cancellationToken);
            }
            catch (Exception exception)
            {
                logger.LogWarning("Looking for new blobs failed and is tried again: {Message}", exception.Message.Split('\n')[0]);
            }
            await Waiting.ForAsync(Pause, time, cancellationToken);
        }
        await held.ReleaseAsync();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (container, watch) in containers)
        {
            if (!await held.HoldAsync(cancellationToken))
            {
                watch.Forget();
                continue;
            }
            await watch.LookAsync(blobs => TellAsync(container, blobs, cancellationToken), cancellationToken);
        }
    }

    private async Task TellAsync(WatchedContainer container, IReadOnlyList<WrittenBlob> blobs, CancellationToken cancellationToken)
    {
        foreach (var function in functions.Where(function => function.Container == container))
        {
            foreach (var some in blobs.Where(blob => blob.Name.StartsWith(function.Prefix, StringComparison.Ordinal)).Chunk(EventsAtOnce))
            {
                await events.TellAsync(function.Function, some, cancellationToken);
            }
        }
    }

    /// <summary><c>uploads/2019/{name}</c> watches the container <c>uploads</c> for names that begin with <c>2019/</c>.</summary>
    private static (WatchedContainer Container, string Prefix, string Function) Place(FunctionDescription function, HostSettings options)
    {
        var path = options.Resolve(function.Text("path")!);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (container, pattern) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        var placeholder = pattern.IndexOf('{', StringComparison.Ordinal);
        return (
            new WatchedContainer(function.Text("connection") ?? HostSettings.OwnConnection, container),
            placeholder < 0 ? pattern : pattern[..placeholder],
            function.Name
        );
    }
}
