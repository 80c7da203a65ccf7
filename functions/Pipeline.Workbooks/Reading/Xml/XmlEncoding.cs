using System.Text;

namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>Finds out how an XML part is encoded, from its first bytes and its declaration.</summary>
internal static class XmlEncoding
{
    /// <returns>Null for UTF-8.</returns>
    /// <exception cref="RefusedException">The declaration names an encoding that does not exist.</exception>
    public static Encoding? Find(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith("<\0"u8))
        {
            return Strict(Encoding.Unicode);
        }
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || start.StartsWith("\0<"u8))
        {
            return Strict(Encoding.BigEndianUnicode);
        }
        if (!start.StartsWith("<?xml"u8))
        {
            return null;
        }
        var close = start.IndexOf("?>"u8);
        var name = close < 0 ? "" : Declared(Encoding.Latin1.GetString(start[..close]));
        if (name.Length == 0 || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return ByName(name) is { } encoding && Keeps(encoding, "<?xml") ? Strict(encoding) : throw RefusedException.Damaged("unknown encoding");
    }

    private static string Declared(string declaration)
    {
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }
        var open = declaration.AsSpan(at).IndexOfAny('"', '\'');
        if (open < 0)
        {
            return "";
        }
        var value = declaration[(at + open + 1)..];
        var end = value.IndexOf(declaration[at + open], StringComparison.Ordinal);
        return end < 0 ? "" : value[..end];
    }

    private static Encoding? ByName(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // The declaration was readable as ASCII, so an encoding that writes it otherwise (UTF-16) contradicts the bytes.
    private static bool Keeps(Encoding encoding, string text) => encoding.GetBytes(text).AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(text));

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
