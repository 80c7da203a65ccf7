using System.Globalization;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the types of cells, and the numbers in them.</summary>
internal static class CellTypes
{
    private const int ExactDigits = 15;

    /// <summary>A type that is not known counts as text, so that nothing in the cell is lost.</summary>
    public static CellType Parse(ReadOnlySpan<char> type) =>
        type switch
        {
            [] or ['n'] => CellType.Number,
            ['s'] => CellType.SharedText,
            ['b'] => CellType.Boolean,
            ['e'] => CellType.Error,
            ['d'] => CellType.Date,
            _ => CellType.Text,
        };

    /// <summary>False if it is no finite number.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double number)
    {
        if (text.Length <= ExactDigits && TryDigits(text, out var whole))
        {
            number = whole;
            return true;
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    /// <summary>The number of a shared string.</summary>
    public static bool TryIndex(ReadOnlySpan<char> text, out int index)
    {
        index = 0;
        if (text.Length <= 9 && TryDigits(text, out var whole))
        {
            index = (int)whole;
            return true;
        }
        return int.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out index
        );
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out long whole)
    {
        whole = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
            whole = whole * 10 + digit - '0';
        }
        return text.Length > 0;
    }
}
