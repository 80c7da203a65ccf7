using System.Globalization;
using System.Text;

namespace Pipeline.Cli.Commands;

/// <summary>How wide text stands in a terminal: a Chinese character takes two places.</summary>
internal static class DisplayWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text with blanks behind it, so that what follows stands in one column.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>
    /// Breaks text into lines no wider than this: between Chinese characters and at blanks, never before a closing mark or within a Latin
    /// word.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Words(text))
        {
            if (used > 0 && used + Of(word.TrimEnd()) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }
            line.Append(word);
            used += Of(word);
        }
        if (line.Length > 0)
        {
            yield return line.ToString().TrimEnd();
        }
    }

    private static int Of(Rune rune) => rune.Value is >= 0x1100 and (<= 0x115F or >= 0x2E80) ? 2 : 1;

    /// <summary>The pieces that stay whole.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (word.Length > 0 && MayBreak(word[^1], letter))
            {
                yield return word.ToString();
                word.Clear();
            }
            word.Append(letter);
        }
        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool MayBreak(char before, char after) =>
        after != ' ' && !IsClosing(after) && !IsOpening(before) && (before == ' ' || before >= '\u2E80' || after >= '\u2E80');

    private static bool IsClosing(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter)
            is UnicodeCategory.OtherPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsOpening(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
}
