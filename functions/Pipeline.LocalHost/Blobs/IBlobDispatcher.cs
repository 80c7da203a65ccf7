using Microsoft.Azure.WebJobs;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Hands a blob function's invocation to the worker. Public, since the emitted assembly needs it.</summary>
public interface IBlobDispatcher
{
    /// <param name="function">The function's name.</param>
    /// <param name="blob">Which blob, as the storage extension puts it for a worker.</param>
    /// <param name="data">The trigger's data, among it the values of the path's placeholders.</param>
    Task RunAsync(string function, ParameterBindingData blob, IReadOnlyDictionary<string, object> data);
}
