using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>A message of the blob trigger's queue, as the real host writes it: JSON in Base64, the ETag in its quotes.</summary>
internal sealed record BlobTriggerMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BlobTriggerMessage For(string functionId, string container, string blob, string eTag, string blobType) =>
        new("BlobTrigger", functionId, blobType, container, blob, eTag);

    public string ToText() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>Null when the text is no message of the blob trigger.</summary>
    public static BlobTriggerMessage? Read(string text)
    {
        if (!Base64.IsValid(text))
        {
            return null;
        }

        try
        {
            var message = JsonSerializer.Deserialize<BlobTriggerMessage>(Encoding.UTF8.GetString(Convert.FromBase64String(text)), Json);
            return message is { FunctionId: not null, ContainerName: not null, BlobName: not null, ETag: not null } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
