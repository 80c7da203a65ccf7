namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>Where an attribute lies in the window.</summary>
internal readonly record struct XmlAttribute(int NameStart, int NameLength, int ValueStart, int ValueLength, bool NeedsDecoding);
