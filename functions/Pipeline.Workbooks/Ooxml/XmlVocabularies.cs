namespace Pipeline.Workbooks.Ooxml;

/// <summary>Tells vocabularies by their namespaces.</summary>
internal static class XmlVocabularies
{
    public static XmlVocabulary Of(string uri) =>
        uri switch
        {
            "" => XmlVocabulary.None,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main" or "http://purl.oclc.org/ooxml/spreadsheetml/main" =>
                XmlVocabulary.Spreadsheet,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            or "http://purl.oclc.org/ooxml/officeDocument/relationships" => XmlVocabulary.Reference,
            "http://schemas.openxmlformats.org/package/2006/relationships" => XmlVocabulary.PackageRelationships,
            "http://schemas.openxmlformats.org/package/2006/content-types" => XmlVocabulary.ContentTypes,
            _ => XmlVocabulary.Other,
        };
}
