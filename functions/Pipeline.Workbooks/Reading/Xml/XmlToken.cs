namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>What <see cref="XmlScanner.Read"/> came upon.</summary>
internal enum XmlToken
{
    None,
    StartElement,
    /// <summary>Also follows an empty element's start.</summary>
    EndElement,
    Text,
    EndOfDocument,
}
