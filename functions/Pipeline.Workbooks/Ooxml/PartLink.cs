namespace Pipeline.Workbooks.Ooxml;

/// <summary>A relationship of a part as a receipt looks at it.</summary>
/// <param name="Type">The last word of its type.</param>
/// <param name="Target">As written.</param>
/// <param name="Part">The part it leads to; null if it leads outside the package.</param>
internal readonly record struct PartLink(string Id, string Type, string Target, string? Part);
