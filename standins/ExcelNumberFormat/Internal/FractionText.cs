using System.Globalization;
using System.Text;

namespace ExcelNumberFormat.Internal;

/// <summary>Numbers as fractions.</summary>
internal static class FractionText
{
    public static string Format(double value, FractionLayout layout, CultureInfo culture)
    {
        var hasWhole = DecimalText.Places(layout.Whole) > 0;
        var magnitude = Math.Abs(value);
        var whole = hasWhole ? Math.Floor(magnitude) : 0;
        var (numerator, denominator) = layout.FixedDenominator > 0
            ? ((long)Math.Round((magnitude - whole) * layout.FixedDenominator, MidpointRounding.AwayFromZero), layout.FixedDenominator)
            : Closest(magnitude - whole, (long)Math.Pow(10, Math.Min(9, layout.Denominator.Count)) - 1);
        if (hasWhole && numerator == denominator)
        {
            (whole, numerator) = (whole + 1, 0);
        }

        var text = new StringBuilder(value < 0 ? "-" : "");
        var hidden = hasWhole && numerator == 0;
        // A whole 0 shows only where nothing else does.
        var wholeText = whole == 0 && hidden ? "0" : whole.ToString("F0", CultureInfo.InvariantCulture);
        AppendWhole(text, wholeText, layout.Whole, hidden, culture);
        var fraction = new StringBuilder();
        AppendFraction(fraction, numerator, denominator, layout, culture);
        text.Append(hidden ? new string(' ', fraction.Length) : fraction);
        return text.Append(string.Concat(layout.Suffix.Select(t => t.Text))).ToString();
    }

    private static void AppendWhole(StringBuilder text, string whole, IReadOnlyList<Token> tokens, bool alone, CultureInfo culture)
    {
        if (whole == "0" && alone)
        {
            var last = tokens.ToList().FindLastIndex(t => t.Kind == TokenKind.Digit);
            tokens = tokens.Select((t, i) => i == last ? t with { Text = "0" } : t).ToList();
        }

        DecimalText.AppendWhole(text, whole, tokens, grouped: false, culture);
    }

    private static void AppendFraction(StringBuilder text, long numerator, long denominator, FractionLayout layout, CultureInfo culture)
    {
        var above = numerator.ToString(CultureInfo.InvariantCulture);
        var places = layout.Numerator;
        if (numerator == 0)
        {
            places = places.Select((t, i) => i == places.Count - 1 ? t with { Text = "0" } : t).ToList();
        }

        DecimalText.AppendWhole(text, above, places, grouped: false, culture);
        text.AppendJoin("", layout.BeforeSlash.Select(t => t.Text)).Append('/').AppendJoin("", layout.AfterSlash.Select(t => t.Text));
        var below = denominator.ToString(CultureInfo.InvariantCulture);
        if (layout.FixedDenominator > 0 || layout.Denominator[0].Text != "0")
        {
            // Left-aligned, so that the slashes of a column stand below each other.
            var pad = layout.Denominator.Count(t => t.Text == "?");
            text.Append(layout.FixedDenominator > 0 ? below : below.PadRight(Math.Max(below.Length, pad)));
        }
        else
        {
            DecimalText.AppendWhole(text, below, layout.Denominator, grouped: false, culture);
        }
    }

    // The closest fraction whose denominator is no greater: continued fractions, then the better of the last two.
    private static (long Numerator, long Denominator) Closest(double value, long limit)
    {
        long lastN = 0, lastD = 1, n = 1, d = 0;
        for (var rest = value; ;)
        {
            var step = (long)Math.Floor(rest);
            var nextD = lastD + (step * d);
            if (nextD > limit)
            {
                var fit = d == 0 ? 0 : (limit - lastD) / d;
                var (middleN, middleD) = (lastN + (fit * n), lastD + (fit * d));
                return d != 0 && Math.Abs(((double)n / d) - value) <= Math.Abs(((double)middleN / middleD) - value) ? (n, d) : (middleN, middleD);
            }

            (lastN, lastD, n, d) = (n, d, lastN + (step * n), nextD);
            var fraction = rest - step;
            if (fraction < 1e-9 || Math.Abs(((double)n / d) - value) < 1e-12)
            {
                return (n, d);
            }

            rest = 1 / fraction;
        }
    }
}
