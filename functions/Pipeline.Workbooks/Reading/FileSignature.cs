using System.Text;
using System.Text.Unicode;

namespace Pipeline.Workbooks.Reading;

/// <summary>Tells by its first bytes what a file is; the readers look closer.</summary>
internal static class FileSignature
{
    private const int Probed = 4096;

    /// <returns>One of <see cref="FileKinds"/>; <c>xlsx</c> for any zip and <c>xls</c> for any OLE file.</returns>
    public static string KindOf(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return FileKinds.Empty;
        }
        return KindOfBinary(file) ?? KindOfText(file);
    }

    /// <summary>Whether it is a stream of BIFF8 without its container, as some exports write it.</summary>
    public static bool IsRawBiff(ReadOnlySpan<byte> file) =>
        file.Length > 8
        && file.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08])
        && file[3] == 0
        && file.Slice(4, 4).SequenceEqual((ReadOnlySpan<byte>)[0x00, 0x06, 0x05, 0x00]);

    private static string? KindOfBinary(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK\x03\x04"u8) || file.StartsWith("PK\x05\x06"u8) || file.StartsWith("PK\x07\x08"u8))
        {
            return FileKinds.Xlsx;
        }
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || IsRawBiff(file))
        {
            return FileKinds.Xls;
        }
        if (file.Length > 4 && file[0] == 0x09 && file[1] is 0x00 or 0x02 or 0x04 or 0x08 && file[2] is >= 4 and <= 20 && file[3] == 0)
        {
            return FileKinds.OldXls;
        }
        return file.StartsWith("%PDF"u8) ? FileKinds.Pdf
            : file.StartsWith("{\\rtf"u8) ? FileKinds.Rtf
            : IsPicture(file) ? FileKinds.Picture
            : IsArchive(file) ? FileKinds.Archive
            : file.StartsWith("MZ"u8) || file.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']) ? FileKinds.Program
            : null;
    }

    private static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || file.StartsWith("GIF8"u8)
        || file.StartsWith("II*\0"u8)
        || file.StartsWith("MM\0*"u8)
        || (file.StartsWith("BM"u8) && file.Length > 10 && file.Slice(6, 4).SequenceEqual("\0\0\0\0"u8))
        || (file.StartsWith("RIFF"u8) && file.Length > 12 && file.Slice(8, 4).SequenceEqual("WEBP"u8))
        || (
            file.Length > 12
            && file.Slice(4, 4).SequenceEqual("ftyp"u8)
            && (file[8..].StartsWith("hei"u8) || file[8..].StartsWith("mif1"u8) || file[8..].StartsWith("avif"u8))
        );

    private static bool IsArchive(ReadOnlySpan<byte> file) =>
        file.StartsWith("Rar!"u8)
        || file.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF])
        || file.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || (file.Length > 262 && file.Slice(257, 5).SequenceEqual("ustar"u8));

    private static string KindOfText(ReadOnlySpan<byte> file)
    {
        var probe = file[..Math.Min(file.Length, Probed)];
        if (Decode(probe) is not { } text)
        {
            return FileKinds.Unknown;
        }
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
        {
            return FileKinds.Mhtml;
        }
        if (start.StartsWith("<") && IsHtml(start))
        {
            return FileKinds.Html;
        }
        if (start.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return start.IndexOf("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal) >= 0 ? FileKinds.XmlSpreadsheet
                : start.IndexOf("opendocument:xmlns:office", StringComparison.Ordinal) >= 0 ? FileKinds.OpenDocument
                : FileKinds.Xml;
        }
        return start.StartsWith("{") || start.StartsWith("[{") ? FileKinds.Json : FileKinds.Text;
    }

    private static bool IsHtml(ReadOnlySpan<char> text) =>
        text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
        || text.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("<table", StringComparison.OrdinalIgnoreCase) >= 0
        || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("<meta", StringComparison.OrdinalIgnoreCase);

    // Text in UTF-8, UTF-16 or a Chinese code page; null for bytes that no text holds.
    private static string? Decode(ReadOnlySpan<byte> probe)
    {
        if (probe.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(probe);
        }
        if (probe.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(probe);
        }
        return HasControls(probe) ? null
            : Utf8.IsValid(probe) ? Encoding.UTF8.GetString(probe)
            : Encoding.Latin1.GetString(probe);
    }

    private static bool HasControls(ReadOnlySpan<byte> probe)
    {
        foreach (var value in probe)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A))
            {
                return true;
            }
        }
        return false;
    }
}
