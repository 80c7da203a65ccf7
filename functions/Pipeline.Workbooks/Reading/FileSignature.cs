namespace Pipeline.Workbooks.Reading;

/// <summary>Tells by its first bytes what a file is; the readers look closer.</summary>
internal static class FileSignature
{
    /// <returns>One of <see cref="FileKinds"/>; <c>xlsx</c> for any zip and <c>xls</c> for any OLE file.</returns>
    public static string KindOf(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return FileKinds.Empty;
        }
        if (file.StartsWith("PK\x03\x04"u8) || file.StartsWith("PK\x05\x06"u8) || file.StartsWith("PK\x07\x08"u8))
        {
            return FileKinds.Xlsx;
        }
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileKinds.Xls;
        }
        return FileKinds.Text;
    }
}
