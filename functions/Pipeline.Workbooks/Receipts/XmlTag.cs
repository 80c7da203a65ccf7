namespace Pipeline.Workbooks.Receipts;

/// <summary>A tag of an XML part by its place in the bytes: from <c>&lt;</c> to after <c>&gt;</c>.</summary>
internal readonly record struct XmlTag(int Start, int End, int NameStart, int NameEnd, bool IsClosing, bool IsEmpty);
