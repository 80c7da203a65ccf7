using System.Xml.Linq;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The package's list of what its parts are.</summary>
internal sealed class ContentTypes(PackageParts package)
{
    public const string PartName = "[Content_Types].xml";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    public const string Worksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    public const string Comments = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    public const string Styles = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    public const string Vml = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    public static readonly XNamespace Ns = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly XDocument document = PartXml.Load(package.Bytes(PartName));

    public string? OverrideOf(string part) => (string?)Overrides(part).FirstOrDefault()?.Attribute("ContentType");

    public void SetOverride(string part, string type)
    {
        if (Overrides(part).FirstOrDefault() is { } element)
        {
            element.SetAttributeValue("ContentType", type);
            return;
        }
        document.Root!.Add(new XElement(Ns + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));
    }

    public void SetVmlDefault()
    {
        if (
            document
                .Root!.Elements(Ns + "Default")
                .All(element => !"vml".Equals((string?)element.Attribute("Extension"), StringComparison.OrdinalIgnoreCase))
        )
        {
            document.Root.AddFirst(new XElement(Ns + "Default", new XAttribute("Extension", "vml"), new XAttribute("ContentType", Vml)));
        }
    }

    public void Drop(string part) => Overrides(part).ToList().Remove();

    /// <summary>Drops the defaults of what runs or is embedded.</summary>
    public void DropActiveDefaults() =>
        document
            .Root!.Elements(Ns + "Default")
            .Where(element =>
                ((string?)element.Attribute("ContentType") ?? "") is var type
                && (
                    type.Contains("oleObject", StringComparison.OrdinalIgnoreCase)
                    || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                    || type.Contains("activeX", StringComparison.OrdinalIgnoreCase)
                )
            )
            .ToList()
            .Remove();

    public void Save() => package.Set(PartName, PartXml.ToBytes(document));

    private IEnumerable<XElement> Overrides(string part) =>
        document
            .Root!.Elements(Ns + "Override")
            .Where(element =>
                ((string?)element.Attribute("PartName") ?? "").TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase)
            );
}
