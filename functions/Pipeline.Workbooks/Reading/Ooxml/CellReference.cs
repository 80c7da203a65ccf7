using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the addresses that cells carry.</summary>
internal static class CellReference
{
    /// <summary>Row and column of <c>G7</c>; both 0 if the address lies beyond the last row or column.</summary>
    /// <exception cref="RefusedException">It is no address.</exception>
    public static void Parse(ReadOnlySpan<char> text, out int row, out int column)
    {
        row = 0;
        column = 0;
        var at = 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]); at++)
        {
            column = Math.Min(column * 26 + (text[at] | 0x20) - 'a' + 1, CellAddress.MaxColumn + 1);
        }
        var letters = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            row = Math.Min(row * 10 + text[at] - '0', CellAddress.MaxRow + 1);
        }
        if (letters == 0 || at == letters || at != text.Length || row == 0)
        {
            throw RefusedException.Damaged("a cell without a proper address");
        }
        if (row > CellAddress.MaxRow || column > CellAddress.MaxColumn)
        {
            row = 0;
            column = 0;
        }
    }

    /// <summary>The number of a row or column; 0 if it lies beyond the last one.</summary>
    /// <exception cref="RefusedException">It is no number from 1.</exception>
    public static int ParseOrdinal(ReadOnlySpan<char> digits, int last)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                throw RefusedException.Damaged("a row without a proper number");
            }
            value = Math.Min(value * 10 + digit - '0', last + 1);
        }
        return value == 0 ? throw RefusedException.Damaged("a row without a proper number")
            : value > last ? 0
            : value;
    }
}
