namespace Pipeline.Workbooks.Packaging;

/// <summary>The checksum that a zip entry carries (polynomial 0xEDB88320); the stand-in of System.IO.Hashing has none.</summary>
internal static class Crc32
{
    private const int Lanes = 8;
    private static readonly uint[][] Tables = CreateTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        while (bytes.Length >= Lanes)
        {
            crc ^= (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24);
            crc = Tables[7][(byte)crc] ^ Tables[6][(byte)(crc >> 8)] ^ Tables[5][(byte)(crc >> 16)] ^ Tables[4][crc >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[Lanes..];
        }
        foreach (var value in bytes)
        {
            crc = Tables[0][(byte)(crc ^ value)] ^ (crc >> 8);
        }
        return ~crc;
    }

    private static uint[][] CreateTables()
    {
        var tables = new uint[Lanes][];
        for (var lane = 0; lane < Lanes; lane++)
        {
            tables[lane] = new uint[256];
            for (var value = 0u; value < 256; value++)
            {
                var crc = lane == 0 ? value : tables[lane - 1][value];
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
                }
                tables[lane][value] = crc;
            }
        }
        return tables;
    }
}
