using System.Buffers;

namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>Reads an XML part forward, without a string for anything that is not asked for.</summary>
/// <remarks>
/// Strict where it matters to what is read: tags match, attributes are unique, references exist, prefixes are declared, one root.
/// A document type declaration is refused before anything in it is looked at. What a span refers to holds until the next <see cref="Read"/>.
/// </remarks>
internal sealed partial class XmlScanner(Stream part) : IDisposable
{
    private const int MaxDepth = 256;

    private static readonly SearchValues<byte> TextStops = SearchValues.Create((byte)'<', (byte)'&');

    private readonly XmlInput input = new(part);
    private readonly XmlNamespaces namespaces = new();
    private readonly int[] nameEnds = new int[MaxDepth + 1];
    private byte[] openNames = new byte[512];
    private XmlToken token;
    private bool rootSeen;
    private int textStart;
    private int textLength;
    private bool textIsCData;

    /// <summary>1 for the root; at a start or an end, the depth of that element.</summary>
    public int Depth { get; private set; }

    /// <summary>The vocabulary of the element whose start was read.</summary>
    public XmlVocabulary Vocabulary { get; private set; }

    /// <summary>The name, without its prefix, of the element whose start was read.</summary>
    public ReadOnlySpan<byte> LocalName => input.Buffer.AsSpan(localStart, localLength);

    public bool Is(XmlVocabulary vocabulary, ReadOnlySpan<byte> name) => Vocabulary == vocabulary && LocalName.SequenceEqual(name);

    public XmlToken Read()
    {
        if (token == XmlToken.EndElement)
        {
            Leave();
        }
        if (isEmptyElement)
        {
            isEmptyElement = false;
            return token = XmlToken.EndElement;
        }
        while (input.Position < input.End || input.Fill())
        {
            if (ReadNext())
            {
                return token;
            }
        }
        if (Depth > 0 || !rootSeen)
        {
            throw RefusedException.Damaged("the document ends too early");
        }
        return token = XmlToken.EndOfDocument;
    }

    /// <summary>Goes to the next child of the element at that depth, passing over text and deeper elements; false at the element's end.</summary>
    public bool NextChild(int parentDepth)
    {
        while (true)
        {
            switch (Read())
            {
                case XmlToken.StartElement when Depth == parentDepth + 1:
                    return true;
                case XmlToken.EndElement when Depth == parentDepth:
                case XmlToken.EndOfDocument:
                    return false;
            }
        }
    }

    /// <summary>Goes to the root element.</summary>
    public void ReadRoot()
    {
        while (Read() != XmlToken.StartElement)
        {
        }
    }

    /// <summary>Appends the text that stands directly in the element whose start was just read, and goes to its end.</summary>
    public void ReadText(Utf8Text into)
    {
        var depth = Depth;
        while (true)
        {
            var next = Read();
            if (next == XmlToken.Text && Depth == depth)
            {
                into.Append(input.Buffer.AsSpan(textStart, textLength), hasReferences: !textIsCData);
            }
            else if (next == XmlToken.EndElement && Depth == depth)
            {
                return;
            }
        }
    }

    /// <summary>Reads what follows the root, so that damage there is found as well.</summary>
    public void ReadToEnd()
    {
        while (Read() != XmlToken.EndOfDocument)
        {
        }
    }

    public void Dispose() => input.Dispose();

    private bool ReadNext()
    {
        if (input.Buffer[input.Position] != '<')
        {
            return ReadTextRun();
        }
        Need(2);
        switch (input.Buffer[input.Position + 1])
        {
            case (byte)'/':
                ReadEndTag();
                return true;
            case (byte)'!':
                return ReadDeclaration();
            case (byte)'?':
                SkipPast("?>"u8, 2);
                return false;
            default:
                ReadStartTag();
                return true;
        }
    }

    private bool ReadTextRun()
    {
        var at = input.Position;
        while (true)
        {
            var stop = input.Buffer.AsSpan(at, input.End - at).IndexOfAny(TextStops);
            if (stop < 0)
            {
                var read = input.End - input.Position;
                if (!input.Fill())
                {
                    at = input.End;
                    break;
                }
                at = input.Position + read;
                continue;
            }
            at += stop;
            if (input.Buffer[at] == '<')
            {
                break;
            }
            at = CheckReference(at);
        }
        textStart = input.Position;
        textLength = at - textStart;
        textIsCData = false;
        input.Position = at;
        if (Depth > 0)
        {
            token = XmlToken.Text;
            return true;
        }
        return input.Buffer.AsSpan(textStart, textLength).IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? false : throw RefusedException.Damaged("text outside the root");
    }

    // Returns the place behind the reference, which may have moved with the window.
    private int CheckReference(int at)
    {
        while (true)
        {
            var rest = input.Buffer.AsSpan(at, input.End - at);
            var length = rest[..Math.Min(rest.Length, XmlReferences.MaxLength)].IndexOf((byte)';') + 1;
            if (length > 0)
            {
                XmlReferences.Decode(rest[1..(length - 1)]);
                return at + length;
            }
            var offset = at - input.Position;
            if (rest.Length >= XmlReferences.MaxLength || !input.Fill())
            {
                throw RefusedException.Damaged("an ampersand that begins no reference");
            }
            at = input.Position + offset;
        }
    }

    private bool ReadDeclaration()
    {
        Need(4);
        if (input.Rest.StartsWith("<!--"u8))
        {
            SkipPast("-->"u8, 4);
            return false;
        }
        Need(9);
        if (input.Rest.StartsWith("<!DOCTYPE"u8))
        {
            throw new RefusedException(Pipeline.Domain.Grids.FileRefusal.ForbiddenContent);
        }
        if (!input.Rest.StartsWith("<![CDATA["u8) || Depth == 0)
        {
            throw RefusedException.Damaged("an unknown declaration");
        }
        textLength = SkipPast("]]>"u8, 9, keep: true) - 9;
        textStart = input.Position - 3 - textLength;
        textIsCData = true;
        token = XmlToken.Text;
        return true;
    }

    /// <returns>How many bytes lie before the terminator, where they are kept.</returns>
    private int SkipPast(ReadOnlySpan<byte> terminator, int opening, bool keep = false)
    {
        var from = opening;
        while (true)
        {
            var found = input.Rest.Length < from ? -1 : input.Rest[from..].IndexOf(terminator);
            if (found >= 0)
            {
                input.Position += from + found + terminator.Length;
                return from + found;
            }
            from = Math.Max(from, input.Rest.Length - terminator.Length + 1);
            if (!keep)
            {
                input.Position += from;
                from = 0;
            }
            if (!input.Fill())
            {
                throw RefusedException.Damaged("the document ends within markup");
            }
        }
    }

    private void Need(int bytes)
    {
        while (input.Rest.Length < bytes)
        {
            if (!input.Fill())
            {
                throw RefusedException.Damaged("the document ends within markup");
            }
        }
    }
}
