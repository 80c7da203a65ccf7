using System.Globalization;
using System.Text;

namespace ExcelNumberFormat.Internal;

/// <summary>Numbers by places: decimals, percentages, thousands, powers of ten.</summary>
internal static class DecimalText
{
    public static string Format(double value, NumberLayout layout, CultureInfo culture)
    {
        var text = new StringBuilder();
        Append(text, value * layout.Scale, layout, culture);
        return text.ToString();
    }

    public static string FormatExponential(double value, NumberLayout layout, CultureInfo culture)
    {
        value *= layout.Scale;
        var step = Math.Max(1, Places(layout.Whole));
        var power = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var exponent = power - Remainder(power, step);
        var mantissa = Mantissa(value, exponent);
        if (Math.Round(Math.Abs(mantissa), Math.Min(15, Places(layout.Decimals)), MidpointRounding.AwayFromZero) >= Math.Pow(10, step))
        {
            exponent += step;
            mantissa = Mantissa(value, exponent);
        }

        var text = new StringBuilder();
        Append(text, mantissa, layout, culture);
        text.Append(layout.ExponentSign[0]);
        text.Append(exponent < 0 ? "-" : layout.ExponentSign[1] == '+' ? "+" : "");
        AppendWhole(text, Math.Abs(exponent).ToString(CultureInfo.InvariantCulture), layout.Exponent, grouped: false, culture);
        return text.ToString();
    }

    /// <summary>A whole number right-aligned in its places; digits beyond them go before the first.</summary>
    public static void AppendWhole(StringBuilder text, string number, IReadOnlyList<Token> tokens, bool grouped, CultureInfo culture)
    {
        number = number.TrimStart('0');
        var places = Places(tokens);
        var left = Math.Max(places, number.Length);
        var significant = false;
        var first = true;
        void Next(char placeholder)
        {
            var digit = left > number.Length ? '0' : number[^left];
            significant |= placeholder == '0' || left <= number.Length;
            left--;
            if (!significant)
            {
                text.Append(placeholder == '?' ? " " : "");
                return;
            }

            text.Append(digit);
            if (grouped && left > 0 && left % 3 == 0)
            {
                text.Append(culture.NumberFormat.NumberGroupSeparator);
            }
        }

        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Digit)
            {
                text.Append(token.Kind == TokenKind.Comma ? "" : token.Text);
                continue;
            }

            while (first && left > places)
            {
                Next('0');
            }

            first = false;
            Next(token.Text[0]);
        }

        while (places == 0 && left > 0)
        {
            Next('0');
        }
    }

    public static int Places(IReadOnlyList<Token> tokens) => tokens.Count(t => t.Kind == TokenKind.Digit);

    private static double Mantissa(double value, int exponent) =>
        exponent < 0 ? value * Math.Pow(10, -exponent) : value / Math.Pow(10, exponent);

    private static int Remainder(int value, int step) => ((value % step) + step) % step;

    private static void Append(StringBuilder text, double value, NumberLayout layout, CultureInfo culture)
    {
        var fixedText = Math.Abs(value).ToString("F" + Places(layout.Decimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('.');
        text.Append(value < 0 ? "-" : "");
        AppendWhole(text, fixedText[0], layout.Whole, layout.Grouped, culture);
        if (layout.HasPoint)
        {
            text.Append(culture.NumberFormat.NumberDecimalSeparator);
            AppendDecimals(text, fixedText.Length > 1 ? fixedText[1] : "", layout.Decimals);
        }
    }

    private static void AppendDecimals(StringBuilder text, string digits, IReadOnlyList<Token> tokens)
    {
        var significant = digits.TrimEnd('0').Length;
        var place = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Digit)
            {
                text.Append(token.Kind == TokenKind.Comma ? "" : token.Text);
                continue;
            }

            var shown = place < significant || token.Text == "0";
            text.Append(shown ? digits[place].ToString() : token.Text == "?" ? " " : "");
            place++;
        }
    }
}
