using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>Takes messages from the blob trigger's queue, as many at once as host.json allows, until it is stopped; then waits for those that run.</summary>
internal sealed partial class BlobQueueProcessor(
    IReadOnlyList<BlobRegistration> registrations, BlobTriggerQueue queue, FunctionInvoker invoker, HostState state, TimeSpan longestPoll, ILogger logger)
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);
    private readonly BlobMessageHandler _handler = new(registrations, invoker, state, logger);
    private readonly ConcurrentDictionary<HeldMessage, Task> _running = new();
    private readonly int _parallelism = state.HostJson.BlobParallelism;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var backoff = new OutageBackoff("Receiving from the blob trigger's queue", state.Clock, logger);
        var poll = ShortestPoll;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var free = _parallelism - _running.Count;
                var messages = free > 0 ? await queue.ReceiveAsync(free, cancellationToken).ConfigureAwait(false) : [];
                backoff.Succeeded();
                Array.ForEach(messages, message => Begin(queue.Hold(message)));
                poll = messages.Length > 0 ? ShortestPoll : poll * 2 < longestPoll ? poll * 2 : longestPoll;
                if (messages.Length == 0)
                {
                    await queue.ArrivalAsync(poll, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                await backoff.FailedAsync(failure, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for running invocations until the token fires, then gives the messages of the others back.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var message in _running.Keys)
        {
            LogUnfinished(logger, message.Id);
            await _handler.GiveBackAsync(message, TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    private void Begin(HeldMessage message)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[message] = begun.Task;
        _ = Task.Run(async () =>
        {
            using var over = new CancellationTokenSource();
            var renewal = RenewAsync(message, over.Token);
            await _handler.HandleAsync(message).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            await renewal.ConfigureAwait(false);
            _running.TryRemove(message, out _);
            message.Dispose();
            begun.SetResult();
            queue.Wake();
        });
    }

    private async Task RenewAsync(HeldMessage message, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(queue.Lease / 2, state.Clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
                await message.RenewAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogRenewFailed(logger, failure, message.Id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} could not be kept hidden; it may be processed twice")]
    private static partial void LogRenewFailed(ILogger logger, Exception failure, string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} was not finished when the host stopped; it goes back to the queue")]
    private static partial void LogUnfinished(ILogger logger, string message);
}
