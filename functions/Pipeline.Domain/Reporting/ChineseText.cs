namespace Pipeline.Domain.Reporting;

/// <summary>Sets Chinese text as print does.</summary>
public static class ChineseText
{
    /// <summary>Commas, semicolons, colons and brackets in full width, but for those within a number, a time or a name in Latin letters.</summary>
    public static string Typeset(string text) => string.Create(text.Length, text, static (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = IsWithinLatin(source, i) ? source[i] : FullWidth(source[i]);
        }
    });

    private static bool IsWithinLatin(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static char FullWidth(char letter) => letter switch
    {
        ',' => '\uFF0C',
        ';' => '\uFF1B',
        ':' => '\uFF1A',
        '(' => '\uFF08',
        ')' => '\uFF09',
        _ => letter,
    };
}
