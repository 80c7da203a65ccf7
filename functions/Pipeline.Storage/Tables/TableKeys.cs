namespace Pipeline.Storage.Tables;

/// <summary>
/// Guards the keys of tables. Ours are made of periods, codes, versions and form ids, never of what a school wrote, so a refusal here is a
/// bug.
/// </summary>
public static class TableKeys
{
    /// <summary>Returns the key.</summary>
    /// <exception cref="ArgumentException">The service would refuse it, or the emulator would stumble over it.</exception>
    public static string Checked(string key)
    {
        if (key.Length * 2 > TableLimits.BytesPerKey)
        {
            throw new ArgumentException($"A key of {key.Length} characters is longer than 1 KiB.", nameof(key));
        }
        if (key.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The key '{key}' holds %2F.", nameof(key));
        }
        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                throw new ArgumentException($"The key '{key}' holds U+{(int)character:X4}, which keys may not.", nameof(key));
            }
        }
        return key;
    }
}
