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
        var places = Places(tokens);
        var digits = new WholeDigits(text, number.TrimStart('0'), places, grouped ? culture.NumberFormat.NumberGroupSeparator : "");
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Digit)
            {
                digits.AppendThoseBeyond(places);
                digits.Append(token.Text[0]);
                places--;
            }
            else if (token.Kind != TokenKind.Comma)
            {
                text.Append(token.Text);
            }
        }

        digits.AppendThoseBeyond(0);
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

    /// <summary>Hands out a number's digits from the left, filled up with zeros to its places.</summary>
    private sealed class WholeDigits(StringBuilder text, string number, int places, string separator)
    {
        private int _left = Math.Max(places, number.Length);
        private bool _significant;

        public void AppendThoseBeyond(int places)
        {
            while (_left > places)
            {
                Append('0');
            }
        }

        public void Append(char placeholder)
        {
            var digit = _left > number.Length ? '0' : number[^_left];
            _significant |= placeholder == '0' || _left <= number.Length;
            _left--;
            if (_significant)
            {
                text.Append(digit).Append(_left > 0 && _left % 3 == 0 ? separator : "");
            }
            else if (placeholder == '?')
            {
                text.Append(' ');
            }
        }
    }
}
