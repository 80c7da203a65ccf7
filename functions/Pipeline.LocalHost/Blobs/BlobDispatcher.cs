using System.Text.Json;
using Google.Protobuf;
using Microsoft.Azure.WebJobs;
using Pipeline.LocalHost.Protocol;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Turns what the WebJobs SDK hands over for a blob into an invocation of the worker. A failure goes back to the SDK, which counts the
/// tries.
/// </summary>
internal sealed class BlobDispatcher(IEnumerable<FunctionDescription> functions, Invocations invocations) : IBlobDispatcher
{
    private readonly Dictionary<string, FunctionDescription> functions = functions.ToDictionary(
        function => function.Name,
        StringComparer.Ordinal
    );

    public Task RunAsync(string function, ParameterBindingData blob, IReadOnlyDictionary<string, object> data)
    {
        var description = functions[function];
        var request = new InvocationRequest { InvocationId = Guid.NewGuid().ToString() };
        request.InputData.Add(
            new ParameterBinding
            {
                Name = description.TriggerName,
                Data = new TypedData
                {
                    ModelBindingData = new ModelBindingData
                    {
                        Version = blob.Version,
                        Source = blob.Source,
                        ContentType = blob.ContentType,
                        Content = ByteString.CopyFrom(blob.Content.ToArray()),
                    },
                },
            }
        );
        foreach (var (name, value) in data.Where(pair => pair.Key != "sys" && pair.Value is not null))
        {
            request.TriggerMetadata[name] = value is string text ? new TypedData { String = text } : new TypedData { Json = Json(value) };
        }
        // Not cancelled when the host stops: what runs is drained.
        return invocations.RunAsync(description, request, CancellationToken.None);
    }

    private static string Json(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, value.GetType());
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException)
        {
            return JsonSerializer.Serialize(value.ToString());
        }
    }
}
