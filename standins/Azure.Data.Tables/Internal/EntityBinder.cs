using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Internal;

/// <summary>Maps entity classes of the caller's own to properties and back.</summary>
internal static class EntityBinder
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    public static IEnumerable<KeyValuePair<string, object>> Properties(ITableEntity entity)
    {
        if (entity is IDictionary<string, object> dictionary)
        {
            return dictionary;
        }

        var properties = new List<KeyValuePair<string, object>>
        {
            new(nameof(ITableEntity.PartitionKey), entity.PartitionKey),
            new(nameof(ITableEntity.RowKey), entity.RowKey),
        };
        foreach (var member in MembersOf(entity.GetType()))
        {
            var value = member.Property.GetValue(entity);
            properties.Add(new(member.Name, value is Enum ? value.ToString() : value));
        }

        return properties;
    }

    public static T Create<T>(Dictionary<string, object> properties)
        where T : class, ITableEntity
    {
        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object> dictionary)
        {
            foreach (var (name, value) in properties)
            {
                dictionary[name] = value;
            }

            return entity;
        }

        entity.PartitionKey = (string)properties.GetValueOrDefault(nameof(ITableEntity.PartitionKey));
        entity.RowKey = (string)properties.GetValueOrDefault(nameof(ITableEntity.RowKey));
        entity.Timestamp = (DateTimeOffset?)properties.GetValueOrDefault(TableEntity.TimestampName);
        if (properties.TryGetValue(TableEntity.EtagName, out var etag))
        {
            entity.ETag = new ETag((string)etag);
        }

        foreach (var member in MembersOf(typeof(T)))
        {
            if (member.Property.CanWrite && properties.TryGetValue(member.Name, out var value))
            {
                member.Property.SetValue(entity, value is null ? null : Convert(value, member.Property));
            }
        }

        return entity;
    }

    private static Member[] MembersOf(Type type) => Members.GetOrAdd(type, static t => (
        from property in t.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanRead && property.GetIndexParameters().Length == 0
        where !property.IsDefined(typeof(IgnoreDataMemberAttribute))
        where property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))
        select new Member(property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name, property)).ToArray());

    private static object Convert(object value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            string text when type.IsEnum => Enum.Parse(type, text),
            int number when type == typeof(long) => (long)number,
            int or long when type == typeof(double) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
            DateTimeOffset time when type == typeof(DateTime) => time.UtcDateTime,
            byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            _ => throw new InvalidCastException($"Property {property.Name} of type {type} cannot hold a {value.GetType()}."),
        };
    }

    private sealed record Member(string Name, PropertyInfo Property);
}
