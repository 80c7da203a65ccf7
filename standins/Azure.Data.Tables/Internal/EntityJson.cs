using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Internal;

/// <summary>Entities as the service's JSON: 64-bit numbers, dates and binaries are strings beside a <c>name@odata.type</c>.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    public static byte[] Write(IEnumerable<KeyValuePair<string, object>> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                if (name is not (TableEntity.EtagName or TableEntity.TimestampName))
                {
                    Write(json, name, value);
                }
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static Dictionary<string, object> Read(JsonElement entity)
    {
        var types = entity.EnumerateObject()
            .Where(p => p.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            .ToDictionary(p => p.Name[..^TypeSuffix.Length], p => p.Value.GetString(), StringComparer.Ordinal);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in entity.EnumerateObject())
        {
            if (property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal) || property.Name == "odata.metadata")
            {
                continue;
            }

            // Timestamp is known to be a date and comes without a type.
            var type = types.GetValueOrDefault(property.Name, property.Name == TableEntity.TimestampName ? "Edm.DateTime" : null);
            properties[property.Name] = Value(property.Value, type);
        }

        return properties;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case long or ulong: Typed(json, name, "Edm.Int64", ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                json.WriteString(name + TypeSuffix, "Edm.Double");
                break;
            case double number: Typed(json, name, "Edm.Double", number.ToString(CultureInfo.InvariantCulture)); break;
            case float number: json.WriteNumber(name, number); break;
            case decimal number: json.WriteNumber(name, number); break;
            case Guid guid: Typed(json, name, "Edm.Guid", guid.ToString()); break;
            case byte[] bytes: Typed(json, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: Typed(json, name, "Edm.Binary", Convert.ToBase64String(data.ToArray())); break;
            case DateTimeOffset time: Typed(json, name, "Edm.DateTime", Date(time.UtcDateTime)); break;
            case DateTime { Kind: DateTimeKind.Utc } time: Typed(json, name, "Edm.DateTime", Date(time)); break;
            case DateTime time: throw new NotSupportedException($"DateTime {time} has a Kind of {time.Kind}. Azure SDK requires it to be UTC. You can call DateTime.SpecifyKind to change Kind property value to DateTimeKind.Utc.");
            case Enum: throw new NotSupportedException("Enum values are only supported for custom model types implementing ITableEntity.");
            default: throw new NotSupportedException($"Not supported type {value.GetType()}");
        }
    }

    private static void Typed(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteString(name, text);
        json.WriteString(name + TypeSuffix, type);
    }

    private static string Date(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static object Value(JsonElement value, string type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True or JsonValueKind.False, _) => value.GetBoolean(),
        (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
        (JsonValueKind.Number, "Edm.Int64") => value.GetInt64(),
        (JsonValueKind.Number, _) => value.TryGetInt32(out var small) ? small : value.TryGetInt64(out var large) ? (object)large : value.GetDouble(),
        (_, null or "Edm.String") => value.GetString(),
        (_, "Edm.Int64") => long.Parse(value.GetString(), CultureInfo.InvariantCulture),
        (_, "Edm.Int32") => int.Parse(value.GetString(), CultureInfo.InvariantCulture),
        (_, "Edm.Double") => double.Parse(value.GetString(), CultureInfo.InvariantCulture),
        (_, "Edm.Guid") => value.GetGuid(),
        (_, "Edm.Binary") => value.GetBytesFromBase64(),
        (_, "Edm.DateTime") => DateTimeOffset.Parse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => throw new NotSupportedException($"Not supported type {type}"),
    };
}
