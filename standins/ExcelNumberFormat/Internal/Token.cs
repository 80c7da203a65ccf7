namespace ExcelNumberFormat.Internal;

internal enum TokenKind
{
    /// <summary>Printed as it is.</summary>
    Literal,

    /// <summary>0, # or ?.</summary>
    Digit,

    /// <summary>1 to 9: printed as it is, save as a fraction's denominator.</summary>
    Numeral,
    Point,
    Comma,
    Percent,
    Slash,
    Exponent,
    General,
    At,

    /// <summary>A run of y, m, d, h, s or g.</summary>
    DatePart,

    /// <summary>[h], [m] or [s], any number of times.</summary>
    Elapsed,
    Subsecond,
    AmPm,
    SectionEnd,

    /// <summary>What stands in other brackets: a condition, a colour, a currency, a language.</summary>
    Modifier,
}

/// <summary>A piece of a format; for literals the text is what is printed.</summary>
internal readonly record struct Token(TokenKind Kind, string Text)
{
    /// <summary>The lower-case letter of a date part, elapsed or not.</summary>
    public char Letter => char.ToLowerInvariant(Kind == TokenKind.Elapsed ? Text[1] : Text[0]);

    /// <summary>How often the letter of a date part stands there.</summary>
    public int Length => Kind == TokenKind.Elapsed ? Text.Length - 2 : Text.Length;
}
