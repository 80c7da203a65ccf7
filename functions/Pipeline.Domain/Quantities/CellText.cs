using Pipeline.Domain.Text;

namespace Pipeline.Domain.Quantities;

/// <summary>Brings a cell's text into the one form that the quantity grammar reads.</summary>
internal static class CellText
{
    /// <summary>A quantity is never longer than this; a longer text is a sentence, and is refused without being read.</summary>
    public const int MaxLength = 200;

    private static readonly string[] Quotes = ["\"\"", "''", "“”", "‘’", "「」", "『』"];

    /// <summary>
    /// Folds widths, dashes and currency signs into <paramref name="buffer"/>, drops what does not show, keeps a gap only inside a number
    /// (<c>3 512</c> as a space, a line break as <c>\n</c>), and takes quotes and one closing full stop off. False when it does not fit.
    /// </summary>
    public static bool TryNormalize(string text, Span<char> buffer, out int start, out int length)
    {
        start = 0;
        length = 0;
        var gap = '\0';
        foreach (var c in text)
        {
            if (Folding.IsInvisible(c))
            {
                continue;
            }

            if (Folding.IsLineBreak(c) || Folding.IsSpace(c))
            {
                gap = gap == '\n' || Folding.IsLineBreak(c) ? '\n' : ' ';
                continue;
            }

            var folded = FoldSign(Folding.FoldChar(c));
            if (gap != '\0' && length > 0 && IsOfNumber(buffer[length - 1]) && IsOfNumber(folded) && !TryAppend(buffer, ref length, gap))
            {
                return false;
            }

            gap = '\0';
            if (!TryAppend(buffer, ref length, folded))
            {
                return false;
            }
        }

        TrimQuotes(buffer, ref start, ref length);
        if (length > 1 && buffer[start + length - 1] is '。' or ';' or '.')
        {
            length--;
        }

        return true;
    }

    private static bool TryAppend(Span<char> buffer, ref int length, char c)
    {
        if (length == buffer.Length)
        {
            return false;
        }

        buffer[length++] = c;
        return true;
    }

    /// <summary>Dashes that look like a minus, tildes and comparison signs that look alike.</summary>
    private static char FoldSign(char c) =>
        c switch
        {
            '\u2014'
            or '\u2015'
            or '\u2500'
            or '\u2501'
            or '\u2E3A'
            or '\u2E3B'
            or '\u30FC'
            or '\uFF70'
            or '\uFE58'
            or '\uFE31'
            or '\uFE32' => '-',
            '\u301C' or '\u223C' or '\u223D' => '~',
            '\u2248' or '\u2252' or '\u2243' => '≈',
            '\u2267' or '\u2A7E' => '≥',
            '\u2266' or '\u2A7D' => '≤',
            _ => c,
        };

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',';

    private static void TrimQuotes(ReadOnlySpan<char> buffer, ref int start, ref int length)
    {
        foreach (var pair in Quotes)
        {
            if (length > 2 && buffer[start] == pair[0] && buffer[start + length - 1] == pair[1])
            {
                start++;
                length -= 2;
                return;
            }
        }

        // Spreadsheets mark a number kept as text with an apostrophe in front; exports leave it in the text.
        if (length > 1 && buffer[start] == '\'')
        {
            start++;
            length--;
        }
    }
}
