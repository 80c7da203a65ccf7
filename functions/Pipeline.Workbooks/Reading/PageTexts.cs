using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>Takes the layout codes out of the texts of page headers and footers.</summary>
internal static class PageTexts
{
    // Excel allows 255 characters.
    private const int MaxLength = 4_096;

    /// <summary>The texts of the left, middle and right parts that hold any.</summary>
    public static IEnumerable<string> Parts(string coded)
    {
        var text = new StringBuilder();
        var code = coded.AsMemory(0, Math.Min(coded.Length, MaxLength));
        for (var i = 0; i < code.Length; i++)
        {
            var character = code.Span[i];
            if (character != '&' || i + 1 == code.Length)
            {
                text.Append(character);
                continue;
            }
            character = code.Span[++i];
            if (character is 'L' or 'C' or 'R' && TakeText(text) is { } part)
            {
                yield return part;
            }
            else if (character == '&')
            {
                text.Append('&');
            }
            i += ArgumentLength(code.Span[i..]);
        }
        if (TakeText(text) is { } last)
        {
            yield return last;
        }
    }

    // &"font,style", &12 (size) and &KRRGGBB (colour) take more than a letter.
    private static int ArgumentLength(ReadOnlySpan<char> code)
    {
        if (code[0] == '"')
        {
            var close = code[1..].IndexOf('"');
            return close < 0 ? code.Length - 1 : close + 1;
        }
        if (char.IsAsciiDigit(code[0]))
        {
            var end = code.IndexOfAnyExceptInRange('0', '9');
            return (end < 0 ? code.Length : end) - 1;
        }
        return code[0] == 'K' ? Math.Min(6, code.Length - 1) : 0;
    }

    private static string? TakeText(StringBuilder text)
    {
        var part = text.ToString().Trim();
        text.Clear();
        return part.Length > 0 ? part : null;
    }
}
