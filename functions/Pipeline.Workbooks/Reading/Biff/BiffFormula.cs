using System.Buffers.Binary;
using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Looks at a compiled formula as far as a reader needs to.</summary>
internal static class BiffFormula
{
    private const int Unknown = -1;
    private const int Sum = 4;
    private const int Subtotal = 344;
    private const int MaxOperands = 100;
    private const int MaxLength = 1_000;

    /// <summary>Whether any part of the formula refers to another workbook.</summary>
    /// <param name="tokens">What the FORMULA record holds.</param>
    /// <param name="sheetIsOutside">For each reference to sheets that the workbook lists, whether it leads to another workbook.</param>
    public static bool RefersOutside(ReadOnlySpan<byte> tokens, List<bool> sheetIsOutside)
    {
        while (!tokens.IsEmpty)
        {
            var token = tokens[0];
            // The three classes of an operand (reference, value, array) have the same layout.
            var plain = token >= 0x40 ? (token & 0x1F) | 0x20 : token;
            if (plain is >= 0x39 and <= 0x3D && tokens.Length >= 3)
            {
                var sheet = BinaryPrimitives.ReadUInt16LittleEndian(tokens[1..]);
                if (sheet < sheetIsOutside.Count && sheetIsOutside[sheet])
                {
                    return true;
                }
            }
            var size = SizeOf(plain, tokens[1..]);
            if (size == Unknown || size + 1 > tokens.Length)
            {
                return false;
            }
            tokens = tokens[(size + 1)..];
        }
        return false;
    }

    /// <summary>The text of a formula that sums or adds cells of its own sheet; false for any other.</summary>
    public static bool TryText(ReadOnlySpan<byte> tokens, out string text)
    {
        text = "";
        var parts = new Stack<string>();
        while (!tokens.IsEmpty)
        {
            var token = tokens[0] >= 0x40 ? (tokens[0] & 0x1F) | 0x20 : tokens[0];
            var size = SizeOf(token, tokens[1..]);
            if (size == Unknown || size + 1 > tokens.Length || !TryToken(token, tokens.Slice(1, size), parts))
            {
                return false;
            }
            if (parts.Count > MaxOperands || (parts.Count > 0 && parts.Peek().Length > MaxLength))
            {
                return false;
            }
            tokens = tokens[(size + 1)..];
        }
        return parts.Count == 1 && (text = parts.Pop()).Length <= MaxLength;
    }

    private static bool TryToken(int token, ReadOnlySpan<byte> rest, Stack<string> parts)
    {
        switch (token)
        {
            case 0x03 or 0x04 when parts.Count > 1:
                var right = parts.Pop();
                parts.Push(parts.Pop() + (token == 0x03 ? "+" : "-") + right);
                return true;
            case 0x19 when (rest[0] & 0x10) != 0 && parts.Count > 0:
                parts.Push("SUM(" + parts.Pop() + ")");
                return true;
            case 0x19 when (rest[0] & 0x44) != 0:
                return true;
            case 0x1E:
                parts.Push(BinaryPrimitives.ReadUInt16LittleEndian(rest).ToString(CultureInfo.InvariantCulture));
                return true;
            case 0x22
                when BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]) is var function
                    && function is Sum or Subtotal
                    && rest[0] <= parts.Count:
                var arguments = new string[rest[0]];
                for (var i = arguments.Length - 1; i >= 0; i--)
                {
                    arguments[i] = parts.Pop();
                }
                parts.Push((function == Sum ? "SUM(" : "SUBTOTAL(") + string.Join(',', arguments) + ")");
                return true;
            case 0x24:
                parts.Push(Address(rest, rest[2..]));
                return true;
            case 0x25:
                parts.Push(Address(rest, rest[4..]) + ":" + Address(rest[2..], rest[6..]));
                return true;
            default:
                return false;
        }
    }

    private static string Address(ReadOnlySpan<byte> row, ReadOnlySpan<byte> column) =>
        CellAddress.Format(BinaryPrimitives.ReadUInt16LittleEndian(row) + 1, (BinaryPrimitives.ReadUInt16LittleEndian(column) & 0xFF) + 1);

    private static int SizeOf(int token, ReadOnlySpan<byte> rest) =>
        token switch
        {
            0x01 or 0x02 => 4,
            >= 0x03 and <= 0x16 => 0,
            0x17 => rest.Length < 2 ? Unknown : 2 + rest[0] * (1 + (rest[1] & 1)),
            0x19 => rest.Length < 3 ? Unknown
            : (rest[0] & 4) != 0 ? 3 + (BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]) + 1) * 2
            : 3,
            0x1C or 0x1D => 1,
            0x1E or 0x21 or 0x29 => 2,
            0x1F or 0x25 or 0x2B or 0x2D => 8,
            0x20 => 7,
            0x22 => 3,
            0x23 or 0x24 or 0x2A or 0x2C => 4,
            0x26 or 0x27 or 0x28 or 0x39 or 0x3A or 0x3C => 6,
            0x3B or 0x3D => 10,
            _ => Unknown,
        };
}
