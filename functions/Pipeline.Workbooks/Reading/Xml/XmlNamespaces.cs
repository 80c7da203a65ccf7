namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>The namespace declarations in force at one place of a document.</summary>
internal sealed class XmlNamespaces
{
    // No workbook comes near; without a bound every element would cost a walk over all declarations.
    private const int MaxInForce = 256;

    private readonly List<(byte[] Prefix, XmlVocabulary Meaning, int Depth)> declared = [];

    /// <summary>The meaning of names without a prefix.</summary>
    public XmlVocabulary Default { get; private set; }

    public void Declare(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> uri, int depth)
    {
        if (declared.Count == MaxInForce)
        {
            throw RefusedException.Damaged("too many namespaces");
        }
        var meaning = Meaning(uri);
        declared.Add((prefix.ToArray(), meaning, depth));
        if (prefix.IsEmpty)
        {
            Default = meaning;
        }
    }

    /// <summary>Forgets what was declared at that depth.</summary>
    public void Leave(int depth)
    {
        var changed = false;
        while (declared.Count > 0 && declared[^1].Depth >= depth)
        {
            changed |= declared[^1].Prefix.Length == 0;
            declared.RemoveAt(declared.Count - 1);
        }
        if (changed)
        {
            Default = TryFind([], out var meaning) ? meaning : XmlVocabulary.None;
        }
    }

    /// <exception cref="RefusedException">The prefix is not declared.</exception>
    public XmlVocabulary Find(ReadOnlySpan<byte> prefix)
    {
        if (TryFind(prefix, out var meaning))
        {
            return meaning;
        }
        return prefix.SequenceEqual("xml"u8) ? XmlVocabulary.Other : throw RefusedException.Damaged("undeclared prefix");
    }

    private bool TryFind(ReadOnlySpan<byte> prefix, out XmlVocabulary meaning)
    {
        for (var i = declared.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(declared[i].Prefix))
            {
                meaning = declared[i].Meaning;
                return true;
            }
        }
        meaning = XmlVocabulary.None;
        return false;
    }

    private static XmlVocabulary Meaning(ReadOnlySpan<byte> uri) =>
        uri.IsEmpty ? XmlVocabulary.None
        : uri.SequenceEqual("http://schemas.openxmlformats.org/spreadsheetml/2006/main"u8)
            || uri.SequenceEqual("http://purl.oclc.org/ooxml/spreadsheetml/main"u8) ? XmlVocabulary.Spreadsheet
        : uri.SequenceEqual("http://schemas.openxmlformats.org/officeDocument/2006/relationships"u8)
            || uri.SequenceEqual("http://purl.oclc.org/ooxml/officeDocument/relationships"u8) ? XmlVocabulary.Reference
        : uri.SequenceEqual("http://schemas.openxmlformats.org/package/2006/relationships"u8) ? XmlVocabulary.PackageRelationships
        : uri.SequenceEqual("http://schemas.openxmlformats.org/package/2006/content-types"u8) ? XmlVocabulary.ContentTypes
        : XmlVocabulary.Other;
}
