using System.Text;
using System.Xml;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Reads an XML part forward: elements by vocabulary and name, depth by depth.</summary>
/// <remarks>
/// On <see cref="XmlReader"/>, which is strict where it matters to what is read. A document type is refused, not looked at; depth,
/// attributes, names and the length of texts are bounded here, the length of a tag by <see cref="PartStream"/>.
/// </remarks>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 256;

    // Room for every namespace that Office declares on a root.
    private const int MaxAttributes = 64;

    private readonly XmlReader reader;
    private readonly PartText attribute = new();
    private bool hasAttribute;
    private string? lastNamespace;
    private XmlVocabulary lastVocabulary;
    private XmlNodeType node;
    private bool rootSeen;
    private bool isEmpty;
    private int open;

    static PartReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public PartReader(Stream part)
    {
        reader = XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
                NameTable = new BoundedNames(),
            }
        );
    }

    /// <summary>1 for the root; at a start or an end, the depth of that element.</summary>
    public int Depth { get; private set; }

    /// <summary>The vocabulary of the element whose start was read.</summary>
    public XmlVocabulary Vocabulary { get; private set; }

    /// <summary>The name, without its prefix, of the element whose start was read.</summary>
    public string LocalName { get; private set; } = "";

    public bool Is(XmlVocabulary vocabulary, string name) => Vocabulary == vocabulary && LocalName == name;

    /// <summary>
    /// Goes to the next child of the element at that depth, passing over text and deeper elements; false at the element's end.
    /// </summary>
    public bool NextChild(int parentDepth)
    {
        if (node == XmlNodeType.Element && isEmpty && Depth == parentDepth)
        {
            return false;
        }
        while (Read())
        {
            if (node == XmlNodeType.Element && Depth == parentDepth + 1)
            {
                return true;
            }
            if (node == XmlNodeType.EndElement && Depth == parentDepth)
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>Goes to the root element.</summary>
    public void ReadRoot()
    {
        while (Read() && node != XmlNodeType.Element) { }
    }

    /// <summary>Appends the text that stands directly in the element whose start was just read, and goes to its end.</summary>
    public void ReadText(PartText into)
    {
        var depth = Depth;
        if (isEmpty)
        {
            return;
        }
        while (Read())
        {
            if (node == XmlNodeType.EndElement && Depth == depth)
            {
                return;
            }
            if (
                Depth == depth + 1
                && node is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
            )
            {
                Append(into);
            }
        }
    }

    /// <summary>Reads what follows the root, so that damage there is found as well.</summary>
    public void ReadToEnd()
    {
        while (Read()) { }
    }

    /// <summary>Goes to the next attribute of the element whose start was read; false after the last one.</summary>
    public bool NextAttribute(out string name)
    {
        hasAttribute = false;
        if (reader.MoveToNextAttribute())
        {
            name = reader.Name;
            return true;
        }
        name = "";
        return false;
    }

    /// <summary>
    /// The value of the attribute that <see cref="NextAttribute"/> went to, until the next one is asked for; no string is made of it.
    /// </summary>
    public ReadOnlySpan<char> AttributeValue
    {
        get
        {
            if (!hasAttribute)
            {
                attribute.Clear();
                Append(attribute);
                hasAttribute = true;
            }
            return attribute.Chars;
        }
    }

    /// <summary>The value of an attribute without a prefix; empty if there is none.</summary>
    public string Attribute(string name) => reader.GetAttribute(name) ?? "";

    /// <summary>The value of an attribute of that vocabulary; empty if there is none.</summary>
    public string Attribute(XmlVocabulary vocabulary, string localName)
    {
        var value = "";
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == localName && XmlVocabularies.Of(reader.NamespaceURI) == vocabulary)
            {
                value = reader.Value;
            }
        }
        reader.MoveToElement();
        return value;
    }

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        try
        {
            if (!reader.Read())
            {
                return rootSeen ? false : throw RefusedException.Damaged("a part without content");
            }
        }
        catch (XmlException exception)
        {
            // The library has no code for it, but its messages are not translated.
            throw !rootSeen && exception.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase)
                ? new RefusedException(FileRefusal.ForbiddenContent)
                : RefusedException.Damaged(exception.Message);
        }
        // Depth and name are kept here: in a sheet every question to the reader counts.
        node = reader.NodeType;
        switch (node)
        {
            case XmlNodeType.Element:
                Depth = ++open;
                Enter();
                break;
            case XmlNodeType.EndElement:
                Depth = open--;
                break;
            default:
                Depth = open + 1;
                break;
        }
        return true;
    }

    private void Enter()
    {
        rootSeen = true;
        isEmpty = reader.IsEmptyElement;
        if (Depth > MaxDepth || reader.AttributeCount > MaxAttributes)
        {
            throw RefusedException.Damaged("nested too deeply, or too many attributes");
        }
        var uri = reader.NamespaceURI;
        if (!ReferenceEquals(uri, lastNamespace))
        {
            lastNamespace = uri;
            lastVocabulary = XmlVocabularies.Of(uri);
        }
        Vocabulary = lastVocabulary;
        LocalName = reader.LocalName;
        open -= isEmpty ? 1 : 0;
    }

    private void Append(PartText into)
    {
        try
        {
            into.AppendFrom(reader);
        }
        catch (XmlException exception)
        {
            throw RefusedException.Damaged(exception.Message);
        }
    }
}
