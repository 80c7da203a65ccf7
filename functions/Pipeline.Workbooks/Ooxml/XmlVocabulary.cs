namespace Pipeline.Workbooks.Ooxml;

/// <summary>The namespaces that a workbook's parts are read by; transitional and strict ones are the same.</summary>
internal enum XmlVocabulary : byte
{
    None,
    Other,
    Spreadsheet,

    /// <summary>Of the attribute <c>r:id</c>.</summary>
    Reference,
    PackageRelationships,
    ContentTypes,
}
