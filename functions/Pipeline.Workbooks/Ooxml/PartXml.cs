using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Loads and writes the small parts of a package; no document type, nothing fetched.</summary>
internal static class PartXml
{
    public const string TransitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string TransitionalRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    public static readonly XNamespace PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(false), Indent = false };

    /// <exception cref="XmlException">The part is no well-formed XML, or declares a document type.</exception>
    public static XDocument Load(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Reading);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static byte[] ToBytes(XDocument document)
    {
        document.Declaration = new XDeclaration("1.0", "UTF-8", "yes");
        using var stream = new MemoryStream(4096);
        using (var writer = XmlWriter.Create(stream, Writing))
        {
            document.Save(writer);
        }
        return stream.ToArray();
    }

    /// <summary>Text as XML may hold it: characters that XML forbids become a blank.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                return CleanFrom(text, i);
            }
        }
        return text;
    }

    private static string CleanFrom(string text, int first)
    {
        var clean = new StringBuilder(text, 0, first, text.Length);
        for (var i = first; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : ' ');
            }
        }
        return clean.ToString();
    }
}
