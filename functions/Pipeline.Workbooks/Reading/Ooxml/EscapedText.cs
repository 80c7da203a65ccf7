using System.Globalization;
using System.Text;
using System.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Turns the text of a part into the text of a cell, undoing the escapes <c>_x000D_</c>.</summary>
internal static class EscapedText
{
    private const int EscapeLength = 7;

    public static string Decode(ReadOnlySpan<char> text, ReadingBudget budget)
    {
        if (text.IsEmpty)
        {
            return "";
        }
        var decoded = text.ToString();
        budget.Characters(decoded.Length);
        return !text.Contains("_x", StringComparison.Ordinal) ? decoded : Unescape(decoded);
    }

    // Escapes of characters that XML forbids stay as they are, so that a cell's text can be written into any XML again.
    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && TryEscape(text.AsSpan(i), out var character))
            {
                result.Append(character);
                i += EscapeLength - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }

    private static bool TryEscape(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (
            text.Length < EscapeLength
            || text[1] != 'x'
            || text[EscapeLength - 1] != '_'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !XmlConvert.IsXmlChar((char)code)
        )
        {
            return false;
        }
        character = (char)code;
        return true;
    }
}
