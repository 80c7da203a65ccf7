using System.Buffers.Binary;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The checksum of zip entries (polynomial 0xEDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    public const uint Start = 0xFFFF_FFFF;

    private static readonly uint[] Table = CreateTable();

    public static uint Of(ReadOnlySpan<byte> bytes) => Finish(Append(Start, bytes));

    /// <param name="state"><see cref="Start"/>, or what the bytes before gave.</param>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = table[0x700 + (low & 0xFF)] ^ table[0x600 + (low >> 8 & 0xFF)] ^ table[0x500 + (low >> 16 & 0xFF)] ^ table[0x400 + (low >> 24)]
                ^ table[0x300 + (high & 0xFF)] ^ table[0x200 + (high >> 8 & 0xFF)] ^ table[0x100 + (high >> 16 & 0xFF)] ^ table[high >> 24];
            bytes = bytes[8..];
        }
        foreach (var value in bytes)
        {
            state = table[(state ^ value) & 0xFF] ^ state >> 8;
        }
        return state;
    }

    /// <summary>The checksum of everything that was appended.</summary>
    public static uint Finish(uint state) => ~state;

    private static uint[] CreateTable()
    {
        var table = new uint[8 * 256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i < 256 ? i : table[i - 256];
            if (i >= 256)
            {
                table[i] = table[value & 0xFF] ^ value >> 8;
                continue;
            }
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB8_8320 ^ value >> 1 : value >> 1;
            }
            table[i] = value;
        }
        return table;
    }
}
