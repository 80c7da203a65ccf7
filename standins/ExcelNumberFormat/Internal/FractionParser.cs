using System.Globalization;

namespace ExcelNumberFormat.Internal;

/// <summary>Finds the parts of a fraction such as <c># ??/16</c>.</summary>
internal static class FractionParser
{
    /// <returns>Null if the tokens are no fraction.</returns>
    public static FractionLayout TryParse(List<Token> tokens)
    {
        var slash = tokens.FindIndex(t => t.Kind == TokenKind.Slash);
        var end = slash < 0 ? -1 : tokens.FindLastIndex(slash, t => t.Kind == TokenKind.Digit);
        var below = slash < 0 ? -1 : tokens.FindIndex(slash, IsPlace);
        if (end < 0 || below < 0)
        {
            return null;
        }

        // Placeholders that follow each other are the numerator; what stands before them is the whole number and its space.
        var start = end;
        while (start > 0 && tokens[start - 1].Kind == TokenKind.Digit)
        {
            start--;
        }

        var belowEnd = below;
        while (belowEnd < tokens.Count && IsPlace(tokens[belowEnd]))
        {
            belowEnd++;
        }

        var denominator = tokens.GetRange(below, belowEnd - below);
        var isFixed = denominator[0].Kind == TokenKind.Numeral;
        return new FractionLayout(
            tokens.GetRange(0, start),
            tokens.GetRange(start, end - start + 1),
            tokens.GetRange(end + 1, slash - end - 1),
            tokens.GetRange(slash + 1, below - slash - 1),
            denominator,
            isFixed ? int.Parse(string.Concat(denominator.Select(t => t.Text.Replace('#', '0').Replace('?', '0'))), CultureInfo.InvariantCulture) : 0,
            tokens.GetRange(belowEnd, tokens.Count - belowEnd));
    }

    private static bool IsPlace(Token token) => token.Kind is TokenKind.Digit or TokenKind.Numeral;
}
