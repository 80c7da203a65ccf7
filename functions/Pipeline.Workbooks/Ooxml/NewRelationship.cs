namespace Pipeline.Workbooks.Ooxml;

/// <summary>A relationship of a part; the target is relative to the part.</summary>
internal readonly record struct NewRelationship(string Id, string Type, string Target)
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static NewRelationship OfOffice(string id, string kind, string target) => new(id, Office + kind, target);

    public static NewRelationship CoreProperties(string id, string target) =>
        new(id, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target);
}
