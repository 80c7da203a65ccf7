namespace Pipeline.Storage.Tables;

/// <summary>What the Table service takes; the emulator takes more, so we hold to it ourselves.</summary>
public static class TableLimits
{
    public const int EntitiesPerTransaction = 100;
    public const int BytesPerTransaction = 4 * 1024 * 1024;
    public const int BytesPerEntity = 1024 * 1024;
    public const int PropertiesPerEntity = 252;
    public const int BytesPerKey = 1024;

    /// <summary>Characters of a text property: 64 KiB of UTF-16.</summary>
    public const int CharactersPerText = 32 * 1024;
}
