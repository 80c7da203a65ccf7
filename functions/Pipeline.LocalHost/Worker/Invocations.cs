using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Pipeline.LocalHost.Protocol;

namespace Pipeline.LocalHost.Worker;

/// <summary>Invocations that the worker has in hand. Each ends: with its answer, with the function's timeout, or with the worker.</summary>
internal sealed class Invocations
{
    /// <summary>How long a function that was told to stop may still take.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> running = new(StringComparer.Ordinal);
    private readonly WorkerChannel channel;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource<string> stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? failure;

    public Invocations(WorkerChannel channel, HostSettings options, TimeProvider time)
    {
        this.channel = channel;
        this.time = time;
        timeout = options.FunctionTimeout;
        channel.OnInvocationResponse = Answer;
    }

    /// <summary>
    /// Ends with the name of a function that did not stop when told to after its timeout: the worker cannot be trusted any more.
    /// </summary>
    public Task<string> Stuck => stuck.Task;

    public bool AreNone => running.IsEmpty;

    /// <summary>Has the worker run a function.</summary>
    /// <exception cref="FunctionFailedException">The function failed, or the worker went away.</exception>
    /// <exception cref="TimeoutException">It took longer than host.json's functionTimeout.</exception>
    public async Task RunAsync(FunctionDescription function, InvocationRequest request, CancellationToken cancellationToken)
    {
        request.FunctionId = function.Id;
        request.TraceContext = new RpcTraceContext
        {
            TraceParent = Activity.Current?.Id ?? "",
            TraceState = Activity.Current?.TraceStateString ?? "",
        };
        var answer = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        running[request.InvocationId] = answer;
        try
        {
            if (failure is { } known)
            {
                throw new FunctionFailedException(function.Name, known.Message);
            }
            channel.Send(new StreamingMessage { InvocationRequest = request });
            await using var cancelling = cancellationToken.Register(() => Cancel(request.InvocationId));
            Check(function, await WithinTimeoutAsync(function, request.InvocationId, answer.Task));
        }
        finally
        {
            running.TryRemove(request.InvocationId, out _);
        }
    }

    /// <summary>The worker is gone: every invocation fails, also those that come yet.</summary>
    public void Fail(Exception exception)
    {
        failure = exception;
        foreach (var id in running.Keys)
        {
            if (running.TryRemove(id, out var answer))
            {
                answer.TrySetException(exception);
            }
        }
    }

    /// <summary>Waits until none runs, at most so long; false if some still do, which are told to stop.</summary>
    public async Task<bool> DrainAsync(TimeSpan patience)
    {
        var all = Task.WhenAll(running.Values.Select(answer => answer.Task));
        if (await Task.WhenAny(all, Task.Delay(patience, time)) == all)
        {
            return true;
        }
        foreach (var id in running.Keys)
        {
            Cancel(id);
        }
        return false;
    }

    private async Task<InvocationResponse> WithinTimeoutAsync(FunctionDescription function, string id, Task<InvocationResponse> answer)
    {
        if (await Task.WhenAny(answer, Task.Delay(timeout, time)) == answer)
        {
            return await answer;
        }
        Cancel(id);
        if (await Task.WhenAny(answer, Task.Delay(Grace, time)) != answer)
        {
            stuck.TrySetResult(function.Name);
        }
        throw new TimeoutException($"Function {function.Name} took longer than {timeout} (functionTimeout in host.json).");
    }

    private void Answer(InvocationResponse response)
    {
        if (running.TryGetValue(response.InvocationId, out var answer))
        {
            answer.TrySetResult(response);
        }
    }

    private void Cancel(string id) =>
        channel.Send(
            new StreamingMessage
            {
                InvocationCancel = new InvocationCancel { InvocationId = id, GracePeriod = Duration.FromTimeSpan(Grace) },
            }
        );

    private static void Check(FunctionDescription function, InvocationResponse response)
    {
        if (response.Result?.Status != StatusResult.Types.Status.Success)
        {
            var exception = response.Result?.Exception;
            throw new FunctionFailedException(function.Name, $"{exception?.Type} {exception?.Message}\n{exception?.StackTrace}".Trim());
        }
    }
}
