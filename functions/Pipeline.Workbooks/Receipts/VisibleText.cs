using System.Globalization;
using System.Text;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Shows characters that nobody sees: those that turn the direction of writing, and those without width.</summary>
internal static class VisibleText
{
    /// <summary>The text with each such character as its number, <c>〔U+202E〕</c>.</summary>
    public static string Of(string text)
    {
        foreach (var character in text)
        {
            if (IsUnseen(character))
            {
                return Spelled(text);
            }
        }
        return text;
    }

    /// <summary>Whether a cell that begins so may be taken for a formula.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@';

    private static string Spelled(string text)
    {
        var spelled = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsUnseen(character))
            {
                spelled.Append(CultureInfo.InvariantCulture, $"〔U+{(int)character:X4}〕");
            }
            else
            {
                spelled.Append(character);
            }
        }
        return spelled.ToString();
    }

    // A joiner between two emoji is part of them, but no school's name has one.
    private static bool IsUnseen(char character) =>
        character
            is >= '\u200B'
                and <= '\u200F'
                or >= '\u202A'
                and <= '\u202E'
                or >= '\u2060'
                and <= '\u2069'
                or '\uFEFF'
                or '\u00AD'
                or '\u061C'
                or '\u180E'
                or >= '\uFFF9'
                and <= '\uFFFB';
}
