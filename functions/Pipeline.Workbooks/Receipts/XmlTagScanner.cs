using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>
/// Walks over the tags of a UTF-8 part and says where they lie, so that a few cells can be respelled while every other byte
/// of the sheet stays as the school's program wrote it.
/// </summary>
internal ref struct XmlTagScanner
{
    private readonly ReadOnlySpan<byte> xml;
    private int at;

    /// <exception cref="UnmarkableException">The part is not UTF-8.</exception>
    public XmlTagScanner(ReadOnlySpan<byte> xml)
    {
        this.xml = xml;
        if (xml.StartsWith("\uFEFF"u8))
        {
            at = 3;
        }
        if (xml[at..].StartsWith("<?xml"u8))
        {
            var end = Find("?>"u8);
            var declaration = xml[at..end];
            var encoding = declaration.IndexOf("encoding"u8);
            if (encoding >= 0 && declaration[encoding..].IndexOf("UTF-8"u8) < 0 && declaration[encoding..].IndexOf("utf-8"u8) < 0)
            {
                throw new UnmarkableException("a sheet that is not UTF-8");
            }
            at = end;
        }
        else if (xml.Length > at && xml[at] is 0xFE or 0xFF or 0)
        {
            throw new UnmarkableException("a sheet that is not UTF-8");
        }
    }

    public XmlTag Tag { get; private set; }

    public readonly ReadOnlySpan<byte> LocalName
    {
        get
        {
            var name = xml[Tag.NameStart..Tag.NameEnd];
            var colon = name.IndexOf((byte)':');
            return colon < 0 ? name : name[(colon + 1)..];
        }
    }

    /// <summary>The prefix with its colon, or nothing.</summary>
    public readonly ReadOnlySpan<byte> Prefix
    {
        get
        {
            var name = xml[Tag.NameStart..Tag.NameEnd];
            return name[..(name.IndexOf((byte)':') + 1)];
        }
    }

    /// <summary>Goes on from a place where a tag begins.</summary>
    public void SkipTo(int start) => at = start;

    /// <summary>Goes to the next tag; false at the end.</summary>
    /// <exception cref="UnmarkableException">The part is cut off, or declares a document type.</exception>
    public bool Next()
    {
        while (true)
        {
            var open = at < xml.Length ? xml[at..].IndexOf((byte)'<') : -1;
            if (open < 0)
            {
                return false;
            }
            at += open;
            var rest = xml[at..];
            if (rest.StartsWith("<!--"u8))
            {
                at += 4;
                at = Find("-->"u8);
            }
            else if (rest.StartsWith("<![CDATA["u8))
            {
                at = Find("]]>"u8);
            }
            else if (rest.StartsWith("<?"u8))
            {
                at = Find("?>"u8);
            }
            else if (rest.StartsWith("<!"u8))
            {
                throw new UnmarkableException("a document type declaration");
            }
            else
            {
                ReadTag();
                return true;
            }
        }
    }

    /// <summary>Where the value of an attribute of this tag lies; false if it has none of that (full) name.</summary>
    public readonly bool TryFind(ReadOnlySpan<byte> name, out int start, out int end)
    {
        var position = Tag.NameEnd;
        while (true)
        {
            while (position < Tag.End && IsSpace(xml[position]))
            {
                position++;
            }
            var nameStart = position;
            while (position < Tag.End && xml[position] != '=' && xml[position] != '>' && xml[position] != '/' && !IsSpace(xml[position]))
            {
                position++;
            }
            var found = xml[nameStart..position];
            while (position < Tag.End && (xml[position] == '=' || IsSpace(xml[position])))
            {
                position++;
            }
            if (found.IsEmpty || position >= Tag.End || xml[position] is not ((byte)'"' or (byte)'\''))
            {
                start = end = 0;
                return false;
            }
            var length = xml[(position + 1)..Tag.End].IndexOf(xml[position]);
            start = position + 1;
            end = start + length;
            if (length < 0 || found.SequenceEqual(name))
            {
                return length >= 0;
            }
            position = end + 1;
        }
    }

    public readonly ReadOnlySpan<byte> Value(ReadOnlySpan<byte> name) =>
        TryFind(name, out var start, out var end) ? xml[start..end] : default;

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private void ReadTag()
    {
        var start = at;
        var closing = at + 1 < xml.Length && xml[at + 1] == '/';
        var nameStart = at + (closing ? 2 : 1);
        var nameLength = xml[nameStart..].IndexOfAny(" \t\r\n/>"u8);
        if (nameLength <= 0)
        {
            throw new UnmarkableException("a tag that is cut off");
        }
        var position = nameStart + nameLength;
        while (true)
        {
            var next = xml[position..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (next < 0)
            {
                throw new UnmarkableException("a tag that is cut off");
            }
            position += next;
            if (xml[position] == '>')
            {
                break;
            }
            var quoted = xml[(position + 1)..].IndexOf(xml[position]);
            if (quoted < 0)
            {
                throw new UnmarkableException("a tag that is cut off");
            }
            position += quoted + 2;
        }
        at = position + 1;
        Tag = new XmlTag(start, at, nameStart, nameStart + nameLength, closing, !closing && xml[position - 1] == '/');
    }

    private readonly int Find(ReadOnlySpan<byte> text)
    {
        var found = xml[at..].IndexOf(text);
        return found >= 0 ? at + found + text.Length : throw new UnmarkableException("a part that is cut off");
    }
}
