namespace Pipeline.Domain.YearlyReport;

/// <summary>Sets Chinese text as print does.</summary>
public static class ChineseText
{
    /// <summary>
    /// Commas, semicolons, colons, brackets, question and exclamation marks in full width, but for those within a number, a time or a name
    /// in Latin letters, and for what stands between quotation marks: that is as somebody wrote it.
    /// </summary>
    public static string Typeset(string text) =>
        string.Create(
            text.Length,
            text,
            static (letters, source) =>
            {
                var quoted = 0;
                for (var i = 0; i < letters.Length; i++)
                {
                    quoted = Math.Max(
                        0,
                        quoted
                            + (
                                source[i] == '“' ? 1
                                : source[i] == '”' ? -1
                                : 0
                            )
                    );
                    letters[i] = quoted > 0 || IsWithinLatin(source, i) ? source[i] : FullWidth(source[i]);
                }
            }
        );

    private static bool IsWithinLatin(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static char FullWidth(char letter) =>
        letter switch
        {
            ',' => '\uFF0C',
            ';' => '\uFF1B',
            ':' => '\uFF1A',
            '(' => '\uFF08',
            ')' => '\uFF09',
            '?' => '\uFF1F',
            '!' => '\uFF01',
            _ => letter,
        };
}
