namespace Pipeline.Domain.Quantities;

/// <summary>
/// Reads what a school wrote for a count or an amount of money (standard-workbook.md, "Quantities").
/// It never guesses a figure and never throws; it takes time in proportion to the text and reads plain digits without allocating.
/// </summary>
public static class QuantityReader
{
    /// <summary>18 digits fit a long.</summary>
    private const int MaxPlainDigits = 18;

    /// <summary>Up to here a whole number is within every bound, and a double and a long hold it exactly.</summary>
    private const double LargestPlain = 1e12;

    /// <summary>Beyond this a double is out of a decimal's reach, and of every bound.</summary>
    private const double LargestNumber = 1e20;

    /// <summary>Reads a cell's text, as the school wrote it (not folded).</summary>
    public static QuantityReading ReadText(string? text, QuantitySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (string.IsNullOrEmpty(text))
        {
            return QuantityReading.Blank;
        }

        if (TryReadPlain(text, out var plain))
        {
            return Stored(Storing.Multiply(plain, spec.StoredPerUnit), spec.StoredPerUnit, spec, approximate: false, counter: null);
        }

        Span<char> buffer = stackalloc char[CellText.MaxLength];
        if (!CellText.TryNormalize(text, buffer, out var start, out var length))
        {
            return QuantityReading.Failed(QuantityFault.Malformed);
        }

        return QuantityGrammar.Read(buffer.Slice(start, length), spec);
    }

    /// <summary>
    /// Reads a number as a spreadsheet stores it; its 15 significant digits count, what lies behind them is binary noise.
    /// </summary>
    public static QuantityReading ReadNumber(double value, QuantitySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!double.IsFinite(value))
        {
            return QuantityReading.Failed(QuantityFault.Malformed);
        }

        if (value >= 0 && value * spec.StoredPerUnit <= LargestPlain && value == Math.Floor(value))
        {
            return QuantityReading.Of((long)value * spec.StoredPerUnit, false, null);
        }

        if (Math.Abs(value) > LargestNumber)
        {
            return QuantityReading.Failed(value < 0 ? QuantityFault.Negative : QuantityFault.TooLarge);
        }

        // The conversion rounds to 15 significant digits, which is what Excel shows and keeps of a number.
        var amount = Storing.Multiply((decimal)value, spec.StoredPerUnit);
        return Stored(amount, spec.StoredPerUnit, spec, approximate: false, counter: null);
    }

    internal static QuantityReading Stored(decimal? amount, decimal perWritten, QuantitySpec spec, bool approximate, string? counter)
    {
        var fault = Storing.Store(amount, perWritten, spec.Kind, out var value);
        return fault == QuantityFault.None ? QuantityReading.Of(value, approximate, counter) : QuantityReading.Failed(fault);
    }

    private static bool TryReadPlain(string text, out long value)
    {
        value = 0;
        if (text.Length > MaxPlainDigits)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
