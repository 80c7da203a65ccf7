using System.Text.Json;
using Pipeline.LocalHost.Protocol;

namespace Pipeline.LocalHost.Worker;

/// <summary>One function as the worker describes it.</summary>
/// <param name="Metadata">What the worker sent, given back to it when the function is loaded.</param>
/// <param name="Trigger">The binding whose type ends in <c>Trigger</c>.</param>
internal sealed record FunctionDescription(RpcFunctionMetadata Metadata, JsonElement Trigger)
{
    public string Id => Metadata.FunctionId;

    public string Name => Metadata.Name;

    public string TriggerType => Text("type")!;

    /// <summary>The name of the parameter that takes the trigger's value.</summary>
    public string TriggerName => Text("name")!;

    public bool Is(string triggerType) => string.Equals(TriggerType, triggerType, StringComparison.OrdinalIgnoreCase);

    /// <summary>A property of the trigger, at its top or among its <c>properties</c>; null if it has none.</summary>
    public string? Text(string property) =>
        Find(Trigger, property) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    public IReadOnlyList<string> Texts(string property) =>
        Find(Trigger, property) is { ValueKind: JsonValueKind.Array } values
            ? [.. values.EnumerateArray().Select(value => value.ToString())]
            : [];

    public static FunctionDescription Of(RpcFunctionMetadata metadata)
    {
        foreach (var binding in metadata.RawBindings)
        {
            var root = JsonSerializer.Deserialize<JsonElement>(binding);
            if (Find(root, "type")?.ToString().EndsWith("Trigger", StringComparison.OrdinalIgnoreCase) == true)
            {
                return new FunctionDescription(metadata, root);
            }
        }
        throw new HostStartException($"函数 {metadata.Name} 没有触发器。");
    }

    private static JsonElement? Find(JsonElement element, string property)
    {
        foreach (
            var found in element.EnumerateObject().Where(found => string.Equals(found.Name, property, StringComparison.OrdinalIgnoreCase))
        )
        {
            return found.Value;
        }
        return property != "properties" && Find(element, "properties") is { ValueKind: JsonValueKind.Object } properties
            ? FindPlain(properties, property)
            : null;
    }

    private static JsonElement? FindPlain(JsonElement element, string property)
    {
        var found = element.EnumerateObject().FirstOrDefault(one => string.Equals(one.Name, property, StringComparison.OrdinalIgnoreCase));
        return found.Value.ValueKind == JsonValueKind.Undefined ? null : found.Value;
    }
}
