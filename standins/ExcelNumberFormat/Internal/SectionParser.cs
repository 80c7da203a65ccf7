using System.Globalization;

namespace ExcelNumberFormat.Internal;

/// <summary>Makes sections of a format's text.</summary>
internal static class SectionParser
{
    /// <summary>False, and no sections, if the text is no format. A section without content ends the format.</summary>
    public static bool TryParse(string text, out IReadOnlyList<Section> sections)
    {
        sections = [];
        if (Tokenizer.Read(text) is not { } tokens)
        {
            return false;
        }

        var parsed = new List<Section>();
        while (tokens.Count > 0)
        {
            var end = tokens.FindIndex(token => token.Kind == TokenKind.SectionEnd);
            var own = end < 0 ? tokens : tokens.GetRange(0, end);
            tokens = end < 0 ? [] : tokens.GetRange(end + 1, tokens.Count - end - 1);
            var (condition, content) = Modifiers(own);
            if (content.Count == 0)
            {
                break;
            }

            if (Parse(parsed.Count, condition, content) is not { } section)
            {
                return false;
            }

            parsed.Add(section);
        }

        sections = parsed;
        return true;
    }

    private static Section Parse(int index, Condition condition, List<Token> tokens)
    {
        var hasDate = tokens.Any(t => t.Kind is TokenKind.DatePart or TokenKind.AmPm or TokenKind.Elapsed);
        var hasGeneral = tokens.Any(t => t.Kind == TokenKind.General);
        var hasText = tokens.Any(t => t.Kind == TokenKind.At);
        if ((hasDate ? 1 : 0) + (hasGeneral ? 1 : 0) + (hasText ? 1 : 0) > 1)
        {
            return null;
        }

        if (hasDate)
        {
            var kind = tokens.Any(t => t.Kind == TokenKind.Elapsed) ? SectionKind.Duration : SectionKind.Date;
            return new Section(kind, index, condition, Subseconds(tokens), null, null);
        }

        if (hasGeneral || hasText || tokens.All(t => t.Kind != TokenKind.Digit))
        {
            return new Section(hasGeneral ? SectionKind.General : SectionKind.Text, index, condition, tokens, null, null);
        }

        if (FractionParser.TryParse(tokens) is { } fraction)
        {
            return new Section(SectionKind.Fraction, index, condition, tokens, null, fraction);
        }

        var number = Layout(tokens);
        return new Section(number.ExponentSign is null ? SectionKind.Number : SectionKind.Exponential, index, condition, tokens, number, null);
    }

    private static (Condition Condition, List<Token> Content) Modifiers(List<Token> tokens)
    {
        Condition condition = null;
        var content = new List<Token>();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Modifier)
            {
                content.Add(token);
            }
            else if (TryCondition(token.Text) is { } found)
            {
                condition = found;
            }
            else if (Currency(token.Text) is { Length: > 0 } symbol)
            {
                content.Add(new Token(TokenKind.Literal, symbol));
            }
        }

        return (condition, content);
    }

    private static Condition TryCondition(string text)
    {
        var sign = ((string[])["<=", "<>", "<", ">=", ">", "="]).FirstOrDefault(s => text.StartsWith(s, StringComparison.Ordinal));
        return sign is not null && double.TryParse(text.AsSpan(sign.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new Condition(sign, value)
            : null;
    }

    // [$¥-804] prints ¥; [$-804] only names a language.
    private static string Currency(string text)
    {
        if (!text.StartsWith('$'))
        {
            return "";
        }

        var dash = text.LastIndexOf('-');
        return dash < 0 ? text[1..] : text[1..dash];
    }

    private static List<Token> Subseconds(List<Token> tokens)
    {
        var joined = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var zeros = tokens.Skip(i + 1).TakeWhile(t => t is { Kind: TokenKind.Digit, Text: "0" }).Count();
            if (tokens[i].Kind == TokenKind.Point && zeros > 0)
            {
                joined.Add(new Token(TokenKind.Subsecond, "." + new string('0', zeros)));
                i += zeros;
            }
            else
            {
                joined.Add(tokens[i]);
            }
        }

        return joined;
    }

    private static NumberLayout Layout(List<Token> tokens)
    {
        var exponentAt = tokens.FindIndex(t => t.Kind == TokenKind.Exponent);
        var mantissa = exponentAt < 0 ? tokens : tokens.GetRange(0, exponentAt);
        var exponent = exponentAt < 0 ? [] : tokens.GetRange(exponentAt + 1, tokens.Count - exponentAt - 1);
        var pointAt = mantissa.FindIndex(t => t.Kind == TokenKind.Point);
        var whole = pointAt < 0 ? mantissa : mantissa.GetRange(0, pointAt);
        var decimals = pointAt < 0 ? [] : mantissa.GetRange(pointAt + 1, mantissa.Count - pointAt - 1);

        // A comma between places groups; those behind the last place divide by a thousand each.
        var lastWhole = whole.FindLastIndex(t => t.Kind == TokenKind.Digit);
        var firstWhole = whole.FindIndex(t => t.Kind == TokenKind.Digit);
        var grouped = whole.Where((t, i) => t.Kind == TokenKind.Comma && i > firstWhole && i < lastWhole).Any();
        var thousands = whole.Skip(lastWhole + 1).Count(t => t.Kind == TokenKind.Comma)
            + decimals.Skip(decimals.FindLastIndex(t => t.Kind == TokenKind.Digit) + 1).Count(t => t.Kind == TokenKind.Comma);
        var scale = Math.Pow(100, tokens.Count(t => t.Kind == TokenKind.Percent)) / Math.Pow(1000, thousands);
        return new NumberLayout(whole, pointAt >= 0, decimals, grouped, scale, exponentAt < 0 ? null : tokens[exponentAt].Text, exponent);
    }
}
