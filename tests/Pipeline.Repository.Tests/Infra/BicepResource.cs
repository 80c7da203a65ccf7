using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>A resource that is created: its full type, its version, and its body without condition or loop.</summary>
internal sealed record BicepResource(string File, string Name, int Line, string Type, string Version, string? Condition, JsonElement Body)
{
    public static BicepResource From(BicepFile file, BicepDeclaration declaration)
    {
        var parts = declaration.Type!.Split('@');
        var body = declaration.Value.TryGetProperty("$body", out var looped) ? looped : declaration.Value;
        var condition = body.TryGetProperty("$condition", out var text) ? text.GetString() : null;
        return new BicepResource(file.Name, declaration.Name!, declaration.Line, parts[0], parts[1], condition, body);
    }

    /// <summary>
    /// The value at a path of names parted by dots; null if there is none. <c>*</c> means every item of a list, all of which must have the
    /// rest.
    /// </summary>
    public IEnumerable<JsonElement?> At(string path) => At(Body, path.Split('.'));

    private static IEnumerable<JsonElement?> At(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return [element];
        }
        if (path.Span[0] == "*")
        {
            return element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0
                ? element.EnumerateArray().SelectMany(item => At(item, path[1..]))
                : [null];
        }
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(path.Span[0], out var inner)
            ? At(inner, path[1..])
            : [null];
    }

    public override string ToString() => $"{File}:{Line} {Name} ({Type})";
}
