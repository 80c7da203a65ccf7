using System.Buffers.Binary;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Looks at a compiled formula as far as a reader needs to.</summary>
internal static class BiffFormula
{
    private const int Unknown = -1;

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

    private static int SizeOf(int token, ReadOnlySpan<byte> rest) => token switch
    {
        0x01 or 0x02 => 4,
        >= 0x03 and <= 0x16 => 0,
        0x17 => rest.Length < 2 ? Unknown : 2 + rest[0] * (1 + (rest[1] & 1)),
        0x19 => rest.Length < 3 ? Unknown : (rest[0] & 4) != 0 ? 3 + (BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]) + 1) * 2 : 3,
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
