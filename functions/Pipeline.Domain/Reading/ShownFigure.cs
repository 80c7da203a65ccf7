using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// What a number means whose format shows more or other than the number: what the cell shows is what counts (nothing-in-silence.md, section
/// 5). Rounding of decimals is no difference; another unit or another power of ten is, and is asked about with both values.
/// </summary>
internal static class ShownFigure
{
    /// <param name="Reading">What counts.</param>
    /// <param name="Rule">The rule that asks; null if shown and stored agree.</param>
    public readonly record struct Outcome(QuantityReading Reading, RuleDescriptor? Rule);

    /// <summary>Holds the shown text against the stored number.</summary>
    public static Outcome Read(double stored, string shown, QuantitySpec spec)
    {
        var ofNumber = QuantityReader.ReadNumber(stored, spec);
        if (ofNumber.Fault == QuantityFault.Negative)
        {
            return new Outcome(ofNumber, null);
        }
        var ofText = QuantityReader.ReadText(shown, spec);
        if (!ofText.HasValue)
        {
            return ofNumber.HasValue ? new Outcome(QuantityReading.Unreadable, RuleCatalogue.ShownOtherwise) : new Outcome(ofNumber, null);
        }
        if (ofNumber.HasValue && Agree(ofNumber.Value, ofText.Value, shown))
        {
            return new Outcome(ofText.Approximate ? ofText : ofNumber, null);
        }
        return new Outcome(ofText, RuleCatalogue.ShownAndStored);
    }

    /// <summary>The two differ by no more than half of the last digit that is shown.</summary>
    private static bool Agree(long stored, long shown, string text)
    {
        if (stored == shown)
        {
            return true;
        }
        var (number, decimals) = FirstNumber(Folding.FoldKey(text));
        if (number == 0)
        {
            return false;
        }
        var tolerance = shown / number * 0.5m;
        for (var i = 0; i < decimals; i++)
        {
            tolerance /= 10;
        }
        return Math.Abs((decimal)stored - shown) <= tolerance;
    }

    private static (decimal Number, int Decimals) FirstNumber(string key)
    {
        var start = key.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return default;
        }
        var end = start;
        while (end < key.Length && (char.IsAsciiDigit(key[end]) || key[end] is '.' or ','))
        {
            end++;
        }
        var digits = key.AsSpan(start, end - start).TrimEnd('.').TrimEnd(',');
        return decimal.TryParse(
            digits,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? (number, digits.Contains('.') ? digits.Length - digits.LastIndexOf('.') - 1 : 0)
            : default;
    }
}
