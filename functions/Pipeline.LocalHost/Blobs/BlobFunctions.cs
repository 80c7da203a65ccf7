using Microsoft.Azure.WebJobs;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// What the emitted class of blob functions derives from: each of its methods passes on to <see cref="RunAsync"/>. Public, since the
/// emitted assembly needs it.
/// </summary>
public abstract class BlobFunctions
{
    private readonly IBlobDispatcher dispatcher;

    /// <param name="dispatcher">Hands invocations to the worker.</param>
    protected BlobFunctions(IBlobDispatcher dispatcher) => this.dispatcher = dispatcher;

    /// <param name="function">The function's name.</param>
    /// <param name="blob">Which blob.</param>
    /// <param name="binder">Knows the values of the path's placeholders and the rest of the trigger's data.</param>
    protected Task RunAsync(string function, ParameterBindingData blob, IBinder binder) =>
        dispatcher.RunAsync(function, blob, ((Binder)binder).BindingData);
}
