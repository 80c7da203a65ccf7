namespace Pipeline.Workbooks.Ooxml;

/// <summary>One relationship of a part.</summary>
/// <param name="Type">The last segment of its type, such as <c>worksheet</c>; the same for transitional and strict ones.</param>
/// <param name="Target">The part it leads to, by its full name without the leading slash; empty if it leads outside.</param>
internal readonly record struct Relationship(string Id, string Type, string Target, bool IsExternal);
