using System.Runtime.ExceptionServices;
using Microsoft.Azure.WebJobs.Host.Timers;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Takes what the SDK would end the process with: a listener of one job host that stopped for good.</summary>
internal sealed class GivingUp : IWebJobsExceptionHandler, IWebJobsExceptionHandlerFactory
{
    private readonly TaskCompletionSource<Exception> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the job host gave up for, once it has; null if the wait was cancelled before.</summary>
    public async Task<Exception?> WhyAsync(CancellationToken cancellationToken)
    {
        await ((Task)first.Task).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return first.Task.IsCompletedSuccessfully && !cancellationToken.IsCancellationRequested ? await first.Task : null;
    }

    public IWebJobsExceptionHandler Create(IHost jobHost) => this;

    public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
    {
        first.TrySetResult(exceptionInfo.SourceException);
        return Task.CompletedTask;
    }

    /// <summary>A function that exceeds its time is ended and answered for by <see cref="Worker.Invocations"/>.</summary>
    public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod) =>
        OnUnhandledExceptionAsync(exceptionInfo);
}
