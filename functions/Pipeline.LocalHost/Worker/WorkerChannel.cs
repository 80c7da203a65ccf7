using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Pipeline.LocalHost.Protocol;

namespace Pipeline.LocalHost.Worker;

/// <summary>
/// The stream of messages between this host and its one worker. Requests are matched to answers by their id; there is one writer.
/// </summary>
internal sealed class WorkerChannel
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> waiting = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? failure;

    /// <summary>Only the worker that was started with this id may speak here.</summary>
    public string WorkerId { get; } = Guid.NewGuid().ToString();

    /// <summary>The worker has opened its stream.</summary>
    public Task Connected => connected.Task;

    /// <summary>Told every answer to an invocation.</summary>
    public Action<InvocationResponse> OnInvocationResponse { get; set; } = _ => { };

    public Action<RpcLog> OnLog { get; set; } = _ => { };

    public void Send(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Sends a request and waits for the message that answers it.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage request, CancellationToken cancellationToken)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[request.RequestId] = answer;
        if (failure is { } known)
        {
            throw known;
        }
        Send(request);
        try
        {
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            waiting.TryRemove(request.RequestId, out _);
        }
    }

    /// <summary>The worker is gone: whoever waits learns why.</summary>
    public void Fail(Exception exception)
    {
        failure = exception;
        outgoing.Writer.TryComplete();
        connected.TrySetException(exception);
        foreach (var answer in waiting.Values)
        {
            answer.TrySetException(exception);
        }
    }

    /// <summary>Carries messages both ways until the worker closes its side.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> reader,
        IServerStreamWriter<StreamingMessage> writer,
        CancellationToken cancellationToken
    )
    {
        if (!await reader.MoveNext(cancellationToken) || reader.Current.StartStream?.WorkerId != WorkerId)
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "Not the worker that this host started."));
        }
        connected.TrySetResult();
        var writing = WriteAsync(writer, cancellationToken);
        while (await reader.MoveNext(cancellationToken))
        {
            Receive(reader.Current);
        }
        outgoing.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> writer, CancellationToken cancellationToken)
    {
        await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await writer.WriteAsync(message, cancellationToken);
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                OnInvocationResponse(message.InvocationResponse);
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                OnLog(message.RpcLog);
                break;
            default:
                if (waiting.TryGetValue(message.RequestId, out var answer))
                {
                    answer.TrySetResult(message);
                }
                break;
        }
    }
}
