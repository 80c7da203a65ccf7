using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>What a blob trigger gives to the function: the blob in the asked-for form, and the binding data.</summary>
internal static class BlobTriggerValue
{
    private static readonly HashSet<Type> Types =
    [
        typeof(BlobClient), typeof(BlobBaseClient), typeof(BlockBlobClient), typeof(BlobContainerClient),
        typeof(Stream), typeof(string), typeof(byte[]), typeof(BinaryData),
    ];

    public static IReadOnlyList<string> Names { get; } = ["BlobTrigger", "Uri", "Properties", "Metadata"];

    public static bool CanBind(Type type) => Types.Contains(type);

    public static async ValueTask<object?> BindAsync(BlobContainerClient container, string name, Type type, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        if (type == typeof(BlobContainerClient))
        {
            return container;
        }

        if (type == typeof(BlockBlobClient))
        {
            return container.GetBlockBlobClient(name);
        }

        if (type == typeof(BlobClient) || type == typeof(BlobBaseClient))
        {
            return blob;
        }

        if (type == typeof(Stream))
        {
            return await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken).ConfigureAwait(false);
        }

        var content = (await blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content;
        return type == typeof(string) ? content.ToString() : type == typeof(byte[]) ? content.ToArray() : content;
    }

    public static Dictionary<string, object?> BindingData(
        BlobContainerClient container, string name, BlobProperties properties, IReadOnlyDictionary<string, string> values)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{container.Name}/{name}",
            ["Uri"] = container.GetBlobClient(name).Uri.AbsoluteUri,
            ["Properties"] = JsonSerializer.Serialize(new
            {
                ETag = QuotedETag.Of(properties.ETag), properties.LastModified, properties.ContentLength, properties.ContentType, properties.CreatedOn,
            }),
            ["Metadata"] = JsonSerializer.Serialize(properties.Metadata),
        };
        foreach (var (key, value) in values)
        {
            data[key] = value;
        }

        return data;
    }
}
