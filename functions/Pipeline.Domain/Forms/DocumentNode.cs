using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Domain.Forms;

/// <summary>One object of a form document with its place in the file, so that every complaint names file and field.</summary>
internal sealed class DocumentNode(string file, string path, JsonElement element)
{
    /// <summary>Bounds whole numbers, so that yuan times a hundred still is one.</summary>
    private const long LargestWhole = 1_000_000_000_000;

    public FormDocumentException Fault(string field, string expected) => new(file, Join(field), expected);

    /// <exception cref="FormDocumentException">It is no object.</exception>
    public DocumentNode RequireObject() =>
        element.ValueKind == JsonValueKind.Object
            ? this
            : throw new FormDocumentException(file, path.Length == 0 ? "(top)" : path, "an object is expected");

    public DocumentNode AsObject(params ReadOnlySpan<string> knownFields)
    {
        RequireObject();
        foreach (var property in element.EnumerateObject())
        {
            if (!knownFields.Contains(property.Name))
            {
                throw Fault(property.Name, $"unknown field; known are {string.Join(", ", knownFields.ToArray())}");
            }
        }
        return this;
    }

    public string Text(string field) => OptionalText(field) ?? throw Fault(field, "text is required");

    public string? OptionalText(string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Fault(field, "non-empty text is expected");
    }

    public bool Flag(string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return false;
        }
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Fault(field, "true or false is expected");
    }

    public long? OptionalWhole(string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) && whole is >= 0 and <= LargestWhole
            ? whole
            : throw Fault(field, "a whole number from 0 to 1000000000000 is expected");
    }

    public long Whole(string field) => OptionalWhole(field) ?? throw Fault(field, "a whole number is required");

    public ImmutableArray<string> Texts(string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Fault(field, "a list of texts is expected");
        }
        var texts = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            texts.Add(
                item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 } text
                    ? text
                    : throw Fault($"{field}[{texts.Count}]", "non-empty text is expected")
            );
        }
        return texts.MoveToImmutable();
    }

    public ImmutableArray<DocumentNode> Objects(string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Fault(field, "a list is expected");
        }
        var nodes = ImmutableArray.CreateBuilder<DocumentNode>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            nodes.Add(new DocumentNode(file, Join($"{field}[{nodes.Count}]"), item).RequireObject());
        }
        return nodes.MoveToImmutable();
    }

    public DocumentNode Object(string field) =>
        element.TryGetProperty(field, out var value)
            ? new DocumentNode(file, Join(field), value).RequireObject()
            : throw Fault(field, "an object is required");

    public IEnumerable<string> FieldNames() => element.EnumerateObject().Select(property => property.Name);

    public TChoice Choice<TChoice>(string field, (string Text, TChoice Choice)[] choices, TChoice? otherwise = null)
        where TChoice : struct
    {
        if (!element.TryGetProperty(field, out _) && otherwise is { } fallback)
        {
            return fallback;
        }
        var text = Text(field);
        foreach (var (name, choice) in choices)
        {
            if (name == text)
            {
                return choice;
            }
        }
        throw Fault(field, $"'{text}' is none of {string.Join(", ", choices.Select(choice => choice.Text))}");
    }

    private string Join(string field) => path.Length == 0 ? field : path + "." + field;
}
