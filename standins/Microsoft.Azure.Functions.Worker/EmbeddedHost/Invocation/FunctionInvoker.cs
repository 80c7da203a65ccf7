using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>Calls functions: a scope, a context, a trace, a log scope and a time limit each.</summary>
internal sealed partial class FunctionInvoker(IServiceScopeFactory scopes, HostState state, ILoggerFactory loggers)
{
    // The name under which the real worker publishes its activities.
    private static readonly ActivitySource Activities = new("Microsoft.Azure.Functions.Worker");

    /// <summary>Runs the function to its end. Its exception is logged here and thrown on, for the trigger to decide what becomes of the event.</summary>
    /// <exception cref="TimeoutException">The function went on after its time was up and its token had fired.</exception>
    public async Task InvokeAsync(FunctionDescriptor function, TriggerInvocation trigger, CancellationToken cancellationToken)
    {
        var invocationId = Guid.NewGuid().ToString();
        var logger = loggers.CreateLogger("Function." + function.Name);
        using var scope = logger.BeginScope(new InvocationScope(function.Name, invocationId));
        using var activity = Activities.StartActivity("Invoke", ActivityKind.Server);
        activity?.SetTag("faas.name", function.Name).SetTag("faas.invocation_id", invocationId);
        var limit = state.HostJson.FunctionTimeout;
        using var timeout = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, state.Clock);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, state.Stopping, cancellationToken);
        var started = state.Clock.GetTimestamp();
        LogExecuting(logger, function.Name, trigger.Reason, invocationId);
        try
        {
            await RunAsync(function, trigger, invocationId, timeout.Token, abort.Token).ConfigureAwait(false);
            LogSucceeded(logger, function.Name, invocationId, (long)state.Clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (state.Stopping.IsCancellationRequested)
        {
            LogCutShort(logger, function.Name, invocationId, (long)state.Clock.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            LogFailed(logger, failure, function.Name, invocationId, (long)state.Clock.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }

    // A function that ignores its token is given up after a grace, so that it cannot hold a message or the host for ever; its scope ends when it does.
    private async Task RunAsync(
        FunctionDescriptor function, TriggerInvocation trigger, string invocationId, CancellationToken timeout, CancellationToken abort)
    {
        var run = Task.Run(() => RunInScopeAsync(function, trigger, invocationId, abort), CancellationToken.None);
        try
        {
            await run.WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            try
            {
                await run.WaitAsync(state.Options.CancellationGrace, state.Clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!run.IsCompleted)
            {
                _ = run.ContinueWith(
                    late => LogLate(loggers.CreateLogger("Function." + function.Name), late.Exception, function.Name, invocationId),
                    CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                throw new TimeoutException($"Function '{function.Name}' did not end within functionTimeout ({state.HostJson.FunctionTimeout}) and was given up.");
            }
        }
    }

    private async Task RunInScopeAsync(FunctionDescriptor function, TriggerInvocation trigger, string invocationId, CancellationToken abort)
    {
        await using var services = scopes.CreateAsyncScope();
        var context = new EmbeddedFunctionContext(function, trigger, invocationId, services.ServiceProvider, abort);
        trigger.Prepare?.Invoke(context);
        var values = await ParameterValues.BindAsync(function, trigger, context).ConfigureAwait(false);
        var instance = function.Activate(services.ServiceProvider);
        try
        {
            var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, values, culture: null);
            var result = await ReturnedAsync(function.Method.ReturnType, returned).ConfigureAwait(false);
            if (trigger.Complete is { } complete)
            {
                await complete(result, abort).ConfigureAwait(false);
            }
        }
        finally
        {
            await DisposeAsync(instance).ConfigureAwait(false);
            await DisposeAsync(values.OfType<Stream>().FirstOrDefault()).ConfigureAwait(false);
        }
    }

    private static async Task<object?> ReturnedAsync(Type type, object? returned)
    {
        if (type == typeof(ValueTask))
        {
            await ((ValueTask)returned!).ConfigureAwait(false);
            return null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            returned = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null);
        }

        if (returned is not Task task)
        {
            return returned;
        }

        await task.ConfigureAwait(false);
        return type.IsGenericType ? task.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(task) : null;
    }

    private static async ValueTask DisposeAsync(object? value)
    {
        switch (value)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Executing '{Function}' ({Reason}, Id={InvocationId})")]
    private static partial void LogExecuting(ILogger logger, string function, string reason, string invocationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Executed '{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogSucceeded(ILogger logger, string function, string invocationId, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed '{Function}' (Failed, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogFailed(ILogger logger, Exception failure, string function, string invocationId, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Executed '{Function}' (Cut short by the shutdown, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogCutShort(ILogger logger, string function, string invocationId, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "'{Function}' (Id={InvocationId}) ended after it had been given up")]
    private static partial void LogLate(ILogger logger, Exception? failure, string function, string invocationId);
}
