using System.Text;

namespace Pipeline.Workbooks.Reading.Xml;

/// <content>Start and end tags, and the attributes of the element whose start was read.</content>
internal sealed partial class XmlScanner
{
    // Room for every namespace that Office declares on a root; comparing all names with all others stays cheap.
    private const int MaxAttributes = 64;

    private static readonly bool[] NameBytes = NameByteTable();

    private readonly XmlAttribute[] attributes = new XmlAttribute[MaxAttributes];
    private readonly Utf8Text scratch = new();
    private bool isEmptyElement;
    private int nameStart;
    private int nameLength;
    private int localStart;
    private int localLength;

    public int AttributeCount { get; private set; }

    /// <summary>The attribute's name as written, with its prefix if it has one.</summary>
    public ReadOnlySpan<byte> AttributeName(int index) =>
        input.Buffer.AsSpan(attributes[index].NameStart, attributes[index].NameLength);

    /// <summary>The attribute's value; holds until the next attribute value is asked for.</summary>
    public ReadOnlySpan<byte> AttributeValue(int index)
    {
        ref readonly var attribute = ref attributes[index];
        var raw = input.Buffer.AsSpan(attribute.ValueStart, attribute.ValueLength);
        if (!attribute.NeedsDecoding)
        {
            return raw;
        }
        scratch.Clear();
        scratch.AppendAttribute(raw);
        return scratch.Bytes;
    }

    /// <summary>The value of an attribute without a prefix; empty where there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < AttributeCount; i++)
        {
            if (AttributeName(i).SequenceEqual(name))
            {
                return AttributeValue(i);
            }
        }
        return default;
    }

    /// <inheritdoc cref="Attribute"/>
    public string AttributeText(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(Attribute(name));

    /// <summary>The value of an attribute with a prefix of that meaning; empty where there is none.</summary>
    public string AttributeText(XmlVocabulary vocabulary, ReadOnlySpan<byte> localName)
    {
        for (var i = 0; i < AttributeCount; i++)
        {
            var name = AttributeName(i);
            var colon = name.IndexOf((byte)':');
            if (colon > 0 && name[(colon + 1)..].SequenceEqual(localName) && namespaces.Find(name[..colon]) == vocabulary)
            {
                return Encoding.UTF8.GetString(AttributeValue(i));
            }
        }
        return "";
    }

    private void ReadStartTag()
    {
        if (Depth == 0 && rootSeen)
        {
            throw RefusedException.Damaged("a second root");
        }
        int next;
        while ((next = TryReadStartTag()) < 0)
        {
            if (!input.Fill())
            {
                throw RefusedException.Damaged("the document ends within a tag");
            }
        }
        input.Position = next;
        rootSeen = true;
        Enter();
        token = XmlToken.StartElement;
    }

    /// <returns>The place behind the tag; negative where the window ends before it.</returns>
    private int TryReadStartTag()
    {
        var bytes = input.Buffer.AsSpan(0, input.End);
        AttributeCount = 0;
        nameStart = input.Position + 1;
        var at = SkipName(bytes, nameStart);
        nameLength = at - nameStart;
        while (at < bytes.Length)
        {
            var gap = at;
            at = SkipSpace(bytes, at);
            if (at == bytes.Length)
            {
                return -1;
            }
            if (bytes[at] == '>')
            {
                isEmptyElement = false;
                return at + 1;
            }
            if (bytes[at] == '/')
            {
                isEmptyElement = true;
                return at + 1 == bytes.Length ? -1 : bytes[at + 1] == '>' ? at + 2 : throw RefusedException.Damaged("a stray slash");
            }
            at = at > gap ? TryReadAttribute(bytes, at) : throw RefusedException.Damaged("no space before an attribute");
            if (at < 0)
            {
                return -1;
            }
        }
        return -1;
    }

    private int TryReadAttribute(ReadOnlySpan<byte> bytes, int start)
    {
        var nameEnd = SkipName(bytes, start);
        var at = SkipSpace(bytes, nameEnd);
        if (at == bytes.Length)
        {
            return -1;
        }
        if (bytes[at] != '=')
        {
            throw RefusedException.Damaged("an attribute without a value");
        }
        at = SkipSpace(bytes, at + 1);
        if (at == bytes.Length)
        {
            return -1;
        }
        var quote = bytes[at];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            throw RefusedException.Damaged("an attribute value without quotes");
        }
        var value = at + 1;
        var needsDecoding = false;
        for (at = value; at < bytes.Length && bytes[at] != quote; at++)
        {
            needsDecoding |= bytes[at] is (byte)'&' or < 0x20;
            if (bytes[at] == '<')
            {
                throw RefusedException.Damaged("a tag within an attribute");
            }
        }
        if (at == bytes.Length)
        {
            return -1;
        }
        KeepAttribute(new XmlAttribute(start, nameEnd - start, value, at - value, needsDecoding));
        return at + 1;
    }

    private void KeepAttribute(XmlAttribute attribute)
    {
        var name = input.Buffer.AsSpan(attribute.NameStart, attribute.NameLength);
        for (var i = 0; i < AttributeCount; i++)
        {
            if (attributes[i].NameLength == name.Length && AttributeName(i).SequenceEqual(name))
            {
                throw RefusedException.Damaged("an attribute twice");
            }
        }
        if (AttributeCount == MaxAttributes)
        {
            throw RefusedException.Damaged("too many attributes");
        }
        attributes[AttributeCount++] = attribute;
        if (attribute.NeedsDecoding)
        {
            // Finds bad references also where nobody asks for the value.
            AttributeValue(AttributeCount - 1);
        }
    }

    private void Enter()
    {
        if (Depth == MaxDepth)
        {
            throw RefusedException.Damaged("nested too deeply");
        }
        var start = nameEnds[Depth++];
        var name = input.Buffer.AsSpan(nameStart, nameLength);
        if (start + name.Length > openNames.Length)
        {
            Array.Resize(ref openNames, (start + name.Length) * 2);
        }
        name.CopyTo(openNames.AsSpan(start));
        nameEnds[Depth] = start + name.Length;
        DeclareNamespaces();
        var colon = name.IndexOf((byte)':');
        Vocabulary = colon < 0 ? namespaces.Default : namespaces.Find(name[..colon]);
        localStart = nameStart + colon + 1;
        localLength = nameLength - colon - 1;
    }

    private void DeclareNamespaces()
    {
        for (var i = 0; i < AttributeCount; i++)
        {
            var name = AttributeName(i);
            if (name.StartsWith("xmlns"u8) && (name.Length == 5 || name[5] == ':'))
            {
                namespaces.Declare(name.Length == 5 ? default : name[6..], AttributeValue(i), Depth);
            }
        }
    }

    private void ReadEndTag()
    {
        if (Depth == 0)
        {
            throw RefusedException.Damaged("an end without a start");
        }
        var start = nameEnds[Depth - 1];
        var name = openNames.AsSpan(start, nameEnds[Depth] - start);
        Need(name.Length + 3);
        if (!input.Rest[2..].StartsWith(name))
        {
            throw RefusedException.Damaged("tags that do not match");
        }
        var length = name.Length + 2;
        while (input.Buffer[input.Position + length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            Need(++length + 1);
        }
        if (input.Buffer[input.Position + length] != '>')
        {
            throw RefusedException.Damaged("tags that do not match");
        }
        input.Position += length + 1;
        token = XmlToken.EndElement;
    }

    private void Leave()
    {
        namespaces.Leave(Depth);
        Depth--;
    }

    private static int SkipName(ReadOnlySpan<byte> bytes, int at)
    {
        var start = at;
        while (at < bytes.Length && NameBytes[bytes[at]])
        {
            at++;
        }
        if (at < bytes.Length && (at == start || bytes[start] is >= (byte)'-' and <= (byte)'9'))
        {
            throw RefusedException.Damaged("no name where one belongs");
        }
        return at;
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }
        return at;
    }

    private static bool[] NameByteTable()
    {
        var table = new bool[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = i >= 0x80 || char.IsAsciiLetterOrDigit((char)i) || (char)i is '_' or ':' or '-' or '.';
        }
        return table;
    }
}
