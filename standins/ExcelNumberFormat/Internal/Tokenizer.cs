namespace ExcelNumberFormat.Internal;

/// <summary>Cuts a format into tokens.</summary>
internal static class Tokenizer
{
    private const string PlainSymbols = "!&+-$€£{}(): ";
    private const string DateLetters = "ymdhsg";

    /// <returns>The tokens, or null if something in the text has no meaning in a format.</returns>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var position = 0; position < text.Length;)
        {
            var (token, length) = At(text, position);
            if (length == 0)
            {
                return null;
            }

            tokens.Add(token);
            position += length;
        }

        return tokens;
    }

    private static (Token Token, int Length) At(string text, int position)
    {
        var first = text[position];
        return first switch
        {
            '\\' when position + 1 < text.Length => (new Token(TokenKind.Literal, text.Substring(position + 1, 1)), 2),
            '*' when position + 1 < text.Length => (new Token(TokenKind.Literal, text.Substring(position + 1, 1)), 2),
            '_' when position + 1 < text.Length => (new Token(TokenKind.Literal, " "), 2),
            '\\' or '*' or '_' => (new Token(TokenKind.Literal, ""), 1),
            '"' => Enclosed(text, position, '"'),
            '[' => Enclosed(text, position, ']'),
            '0' or '#' or '?' => One(TokenKind.Digit, first),
            >= '1' and <= '9' => One(TokenKind.Numeral, first),
            '.' => One(TokenKind.Point, first),
            ',' => One(TokenKind.Comma, first),
            '%' => One(TokenKind.Percent, first),
            '/' => One(TokenKind.Slash, first),
            '@' => One(TokenKind.At, first),
            ';' => One(TokenKind.SectionEnd, first),
            _ when PlainSymbols.Contains(first, StringComparison.Ordinal) => One(TokenKind.Literal, first),
            _ => Word(text, position),
        };
    }

    private static (Token Token, int Length) Word(string text, int position)
    {
        var rest = text.AsSpan(position);
        foreach (var (word, kind) in ((string, TokenKind)[])[("e+", TokenKind.Exponent), ("e-", TokenKind.Exponent), ("General", TokenKind.General), ("am/pm", TokenKind.AmPm), ("a/p", TokenKind.AmPm)])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return (new Token(kind, rest[..word.Length].ToString()), word.Length);
            }
        }

        if (!DateLetters.Contains(char.ToLowerInvariant(rest[0]), StringComparison.Ordinal))
        {
            return default;
        }

        var length = 1;
        while (length < rest.Length && rest[length] == rest[0])
        {
            length++;
        }

        return (new Token(TokenKind.DatePart, rest[..length].ToString()), length);
    }

    private static (Token Token, int Length) Enclosed(string text, int position, char end)
    {
        var close = text.IndexOf(end, position + 1);
        if (close < 0)
        {
            return default;
        }

        var length = close - position + 1;
        var whole = text.Substring(position, length);
        if (end == '"')
        {
            return (new Token(TokenKind.Literal, whole[1..^1]), length);
        }

        var inner = whole[1..^1];
        var elapsed = inner.Length > 0 && "hms".Contains(char.ToLowerInvariant(inner[0]), StringComparison.Ordinal) &&
            inner.All(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(inner[0]));
        return (new Token(elapsed ? TokenKind.Elapsed : TokenKind.Modifier, elapsed ? whole : inner), length);
    }

    private static (Token Token, int Length) One(TokenKind kind, char character) => (new Token(kind, character.ToString()), 1);
}
