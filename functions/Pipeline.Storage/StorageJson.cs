using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Storage;

/// <summary>The JSON of what storage keeps: Chinese as it is, and only what a record is made of.</summary>
internal static class StorageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write<TValue>(TValue value) => JsonSerializer.Serialize(value, Options);

    public static byte[] WriteBytes<TValue>(TValue value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The text is no such value.</exception>
    public static TValue Read<TValue>(string json) =>
        JsonSerializer.Deserialize<TValue>(json, Options) ?? throw new JsonException($"There is no {typeof(TValue).Name} in '{json}'.");

    /// <exception cref="JsonException">The bytes are no such value.</exception>
    public static TValue Read<TValue>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<TValue>(json, Options) ?? throw new JsonException($"There is no {typeof(TValue).Name}.");
}
