using System.Globalization;
using System.Text;

namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>The references that XML knows without a document type: the five named ones and characters by number.</summary>
internal static class XmlReferences
{
    /// <summary>Longest reference that is looked at, ampersand and semicolon included.</summary>
    public const int MaxLength = 32;

    /// <param name="name">What stands between ampersand and semicolon.</param>
    /// <exception cref="RefusedException">There is no such reference, or XML forbids the character.</exception>
    public static Rune Decode(ReadOnlySpan<byte> name)
    {
        if (name.Length > 1 && name[0] == '#')
        {
            var isHex = name[1] == 'x';
            var digits = name[(isHex ? 2 : 1)..];
            return int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                && Rune.TryCreate(code, out var rune) && IsAllowed(code) ? rune : throw Unknown();
        }
        return new Rune(
            name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : throw Unknown());
    }

    /// <summary>Whether XML allows the character; surrogates are no characters.</summary>
    public static bool IsAllowed(int code) =>
        code is '\t' or '\n' or '\r' or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000 and <= 0x10FFFF;

    private static RefusedException Unknown() => RefusedException.Damaged("an unknown reference");
}
