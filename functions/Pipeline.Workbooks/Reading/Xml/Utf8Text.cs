using System.Text;

namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>Text in UTF-8 that is put together from pieces of a document.</summary>
internal sealed class Utf8Text
{
    // As long as one token may be; pieces of one text must not add up to more.
    private const int MaxLength = 4 * 1024 * 1024;

    private byte[] buffer = new byte[256];
    private int length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    /// <summary>Appends element text; line ends become single line feeds, as XML demands.</summary>
    public void Append(ReadOnlySpan<byte> raw, bool hasReferences)
    {
        Reserve(raw.Length);
        while (true)
        {
            var stop = hasReferences ? raw.IndexOfAny((byte)'&', (byte)'\r') : raw.IndexOf((byte)'\r');
            if (stop < 0)
            {
                Copy(raw);
                return;
            }
            Copy(raw[..stop]);
            raw = raw[stop] == '&' ? AppendReference(raw[stop..]) : AppendLineEnd(raw[stop..]);
        }
    }

    /// <summary>Appends the value of an attribute, whose white space counts as spaces.</summary>
    public void AppendAttribute(ReadOnlySpan<byte> raw)
    {
        Reserve(raw.Length);
        while (!raw.IsEmpty)
        {
            if (raw[0] == '&')
            {
                raw = AppendReference(raw);
                continue;
            }
            buffer[length++] = raw[0] < 0x20 ? (byte)' ' : raw[0];
            raw = raw[1..];
        }
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);

    // A decoded reference is never longer than the reference.
    private ReadOnlySpan<byte> AppendReference(ReadOnlySpan<byte> raw)
    {
        var end = raw.IndexOf((byte)';');
        if (end < 0)
        {
            throw RefusedException.Damaged("an ampersand that begins no reference");
        }
        length += XmlReferences.Decode(raw[1..end]).EncodeToUtf8(buffer.AsSpan(length));
        return raw[(end + 1)..];
    }

    private ReadOnlySpan<byte> AppendLineEnd(ReadOnlySpan<byte> raw)
    {
        buffer[length++] = (byte)'\n';
        return raw.Length > 1 && raw[1] == '\n' ? raw[2..] : raw[1..];
    }

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (length + more > MaxLength)
        {
            throw RefusedException.Damaged("a text is too long");
        }
        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
