using Azure.Data.Tables;

namespace Pipeline.Storage.Tables;

/// <summary>Reads properties that must be there.</summary>
internal static class EntityReading
{
    public static string Text(this TableEntity entity, string name) => entity.GetString(name) ?? "";

    public static int Whole(this TableEntity entity, string name) => entity.GetInt32(name) ?? throw Missing(entity, name);

    public static DateTimeOffset Time(this TableEntity entity, string name) =>
        entity.GetDateTimeOffset(name) ?? throw Missing(entity, name);

    public static TEnum Choice<TEnum>(this TableEntity entity, string name)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(entity.Text(name));

    private static InvalidDataException Missing(TableEntity entity, string name) =>
        new($"Entity {entity.PartitionKey} {entity.RowKey} has no {name}.");
}
