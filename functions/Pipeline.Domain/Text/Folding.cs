namespace Pipeline.Domain.Text;

/// <summary>
/// Brings text that schools type in full-width and half-width forms to one form for comparing (standard-workbook.md, "File").
/// </summary>
public static class Folding
{
    private const int StackLimit = 256;

    /// <summary>Half-width twins, outer and doubled spaces and line breaks dropped; the same instance when nothing changes.</summary>
    public static string Fold(string? text) => Fold(text, keepInnerSpaces: true);

    /// <summary>
    /// As <see cref="Fold(string?)"/> with the inner spaces dropped too, for comparing labels and column names (<c>合  计</c> = <c>合计</c>).
    /// </summary>
    public static string FoldKey(string? text) => Fold(text, keepInnerSpaces: false);

    /// <summary>The half-width twin of a character, or the character itself.</summary>
    public static char FoldChar(char c)
    {
        if (c < '\u2010')
        {
            return c;
        }

        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            return (char)(c - 0xFEE0);
        }

        return c switch
        {
            >= '\u2010' and <= '\u2013' or '\u2212' or '\uFE63' => '-',
            '\uFF61' => '。',
            '\uFF64' or '\uFE51' or '\uFE45' => '、',
            '\uFF65' => '·',
            '\uFFE5' => '¥',
            '\uFE50' or '\uFE10' => ',',
            '\uFE52' => '.',
            '\uFE54' or '\uFE14' => ';',
            '\uFE55' or '\uFE13' or '\u2236' => ':',
            '\uFE56' => '?',
            '\uFE57' => '!',
            '\uFE59' or '\uFE35' => '(',
            '\uFE5A' or '\uFE36' => ')',
            '\u2215' or '\u2044' => '/',
            _ => c,
        };
    }

    /// <summary>Whether the character is a blank of any width, not a line break.</summary>
    public static bool IsSpace(char c) =>
        c switch
        {
            ' ' or '\t' or '\u00A0' or '\u1680' or '\u202F' or '\u205F' or '\u3000' => true,
            >= '\u2000' and <= '\u200A' => true,
            _ => false,
        };

    /// <summary>Whether the character ends a line.</summary>
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Whether the character shows nothing: controls, zero-width marks, a byte order mark, variation selectors.</summary>
    public static bool IsInvisible(char c) =>
        c switch
        {
            < ' ' => !IsSpace(c) && !IsLineBreak(c),
            >= '\u007F' and <= '\u009F' => c != '\u0085',
            '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' => true,
            >= '\u200B' and <= '\u200F' => true,
            >= '\u202A' and <= '\u202E' => true,
            >= '\u2060' and <= '\u206F' => true,
            >= '\uFE00' and <= '\uFE0F' => true,
            _ => false,
        };

    private static string Fold(string? text, bool keepInnerSpaces)
    {
        if (string.IsNullOrEmpty(text) || IsFolded(text, keepInnerSpaces))
        {
            return text ?? "";
        }

        Span<char> buffer = text.Length <= StackLimit ? stackalloc char[StackLimit] : new char[text.Length];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (!IsPlain(c) && (IsLineBreak(c) || IsInvisible(c)))
            {
                continue;
            }

            if (IsSpace(c))
            {
                pendingSpace = keepInnerSpaces && length > 0;
                continue;
            }

            if (pendingSpace)
            {
                buffer[length++] = ' ';
                pendingSpace = false;
            }

            buffer[length++] = FoldChar(c);
        }

        return buffer[..length].ToString();
    }

    /// <summary>Of the ASCII signs or the common Chinese characters: nearly all that schools write, and always left as it is.</summary>
    private static bool IsPlain(char c) => c is (> ' ' and < '\u007F') or (>= '\u4E00' and <= '\u9FFF');

    private static bool IsFolded(string text, bool keepInnerSpaces)
    {
        var previousIsSpace = true;
        foreach (var c in text)
        {
            if (IsPlain(c))
            {
                previousIsSpace = false;
                continue;
            }

            if (c == ' ')
            {
                if (previousIsSpace || !keepInnerSpaces)
                {
                    return false;
                }

                previousIsSpace = true;
                continue;
            }

            if (IsSpace(c) || IsLineBreak(c) || IsInvisible(c) || FoldChar(c) != c)
            {
                return false;
            }

            previousIsSpace = false;
        }

        return !previousIsSpace;
    }
}
