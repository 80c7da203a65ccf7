using System.Globalization;

namespace ExcelNumberFormat.Internal;

/// <summary>A value as it is, alone or where a format says General or @.</summary>
internal static class PlainText
{
    public static string Of(object value, CultureInfo culture) => value switch
    {
        double number => number.ToString("G15", culture),
        float number => number.ToString("G7", culture),
        _ => Convert.ToString(value, culture) ?? "",
    };

    public static string Of(object value, Section section, CultureInfo culture)
    {
        var text = Of(value, culture);
        return string.Concat(section.Tokens.Select(t => t.Kind is TokenKind.General or TokenKind.At ? text : Literal(t)));
    }

    public static string Literal(Token token) => token.Kind is TokenKind.Comma ? "," : token.Text;
}
