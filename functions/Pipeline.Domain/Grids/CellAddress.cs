using System.Globalization;

namespace Pipeline.Domain.Grids;

/// <summary>Writes and reads cell addresses in A1 notation; rows and columns count from 1.</summary>
public static class CellAddress
{
    public const int MaxRow = 1_048_576;
    public const int MaxColumn = 16_384;

    /// <summary><c>G7</c> for row 7, column 7.</summary>
    public static string Format(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>G</c> for 7, <c>AA</c> for 27.</summary>
    public static string ColumnName(int column)
    {
        Span<char> buffer = stackalloc char[4];
        var at = buffer.Length;
        while (column > 0 && at > 0)
        {
            column--;
            buffer[--at] = (char)('A' + column % 26);
            column /= 26;
        }
        return new string(buffer[at..]);
    }

    /// <summary>Reads <c>G7</c> or <c>$G$7</c>; false if it is no address within a sheet.</summary>
    public static bool TryParse(ReadOnlySpan<char> address, out int row, out int column)
    {
        row = 0;
        column = 0;
        var at = 0;
        if (at < address.Length && address[at] == '$')
        {
            at++;
        }
        for (; at < address.Length && char.IsAsciiLetter(address[at]); at++)
        {
            column = column * 26 + (address[at] | 0x20) - 'a' + 1;
            if (column > MaxColumn)
            {
                return false;
            }
        }
        if (at < address.Length && address[at] == '$')
        {
            at++;
        }
        for (; at < address.Length && char.IsAsciiDigit(address[at]); at++)
        {
            row = row * 10 + address[at] - '0';
            if (row > MaxRow)
            {
                return false;
            }
        }
        return at == address.Length && row > 0 && column > 0;
    }
}
