using System.Text;
using Azure.Data.Tables;

namespace Pipeline.Storage.Tables;

/// <summary>Reckons what an entity costs.</summary>
internal static class EntitySize
{
    private static readonly string[] SystemProperties = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    /// <summary>As the service bills it: 4 bytes, the keys, and for each property 8 bytes, its name and its value.</summary>
    public static int Stored(TableEntity entity)
    {
        var size = 4 + 2 * (entity.PartitionKey.Length + entity.RowKey.Length);
        foreach (var (name, value) in Own(entity))
        {
            size += 8 + 2 * name.Length + (value is string text ? 4 + 2 * text.Length : 16);
        }
        return size;
    }

    /// <summary>At most this many bytes in the body of a transaction, its frame included: JSON may escape a character to six.</summary>
    public static int Sent(TableEntity entity)
    {
        var size = 1024 + 6 * (entity.PartitionKey.Length + entity.RowKey.Length);
        foreach (var (name, value) in Own(entity))
        {
            size += 48 + 2 * name.Length + (value is string text ? Math.Max(Encoding.UTF8.GetByteCount(text), 6 * text.Length) : 40);
        }
        return size;
    }

    /// <exception cref="InvalidOperationException">The service would refuse the entity.</exception>
    public static void Check(TableEntity entity)
    {
        TableKeys.Checked(entity.PartitionKey);
        TableKeys.Checked(entity.RowKey);
        var count = 0;
        foreach (var (name, value) in Own(entity))
        {
            count++;
            if (value is string { Length: > TableLimits.CharactersPerText })
            {
                throw new InvalidOperationException($"Property {name} of {entity.PartitionKey} {entity.RowKey} is longer than 64 KiB.");
            }
        }
        if (count > TableLimits.PropertiesPerEntity)
        {
            throw new InvalidOperationException($"Entity {entity.PartitionKey} {entity.RowKey} has {count} properties; 252 are the most.");
        }
        if (Stored(entity) > TableLimits.BytesPerEntity)
        {
            throw new InvalidOperationException($"Entity {entity.PartitionKey} {entity.RowKey} is larger than 1 MiB.");
        }
    }

    private static IEnumerable<KeyValuePair<string, object>> Own(TableEntity entity) =>
        entity.Where(property => !SystemProperties.Contains(property.Key, StringComparer.Ordinal) && property.Value is not null);
}
