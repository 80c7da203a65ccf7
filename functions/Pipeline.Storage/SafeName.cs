using System.Text;

namespace Pipeline.Storage;

/// <summary>
/// Makes a file name fit to be the last part of a blob's name anywhere: no controls, no separators, no dot at the end, not too long.
/// </summary>
public static class SafeName
{
    public const int MaxLength = 120;

    /// <summary>
    /// The name, its odd characters replaced by <c>_</c>; a long one is cut before its extension, and no surrogate pair is torn.
    /// </summary>
    public static string Of(string fileName)
    {
        var safe = new StringBuilder(fileName.Length);
        foreach (var rune in fileName.EnumerateRunes())
        {
            safe.Append(
                Rune.IsControl(rune) || rune == Rune.ReplacementChar || (rune.IsAscii && "\\/:*?\"<>|#%".Contains((char)rune.Value))
                    ? "_"
                    : rune.ToString()
            );
        }
        var name = safe.ToString().TrimEnd('.', ' ');
        if (name.Length > MaxLength)
        {
            var dot = name.LastIndexOf('.');
            var extension = dot > 0 && name.Length - dot <= 10 ? name[dot..] : "";
            var length = MaxLength - extension.Length;
            name = name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + extension;
        }
        return name.Length == 0 ? "_" : name;
    }
}
