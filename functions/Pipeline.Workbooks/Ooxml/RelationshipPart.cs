using System.Globalization;
using System.Xml.Linq;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The relationships of one part: which other parts it refers to, and by which id.</summary>
internal sealed class RelationshipPart
{
    private static readonly XNamespace Ns = PartXml.PackageRelationships;

    private readonly PackageParts package;
    private readonly string owner;
    private readonly XDocument document;

    private RelationshipPart(PackageParts package, string owner, XDocument document)
    {
        this.package = package;
        this.owner = owner;
        this.document = document;
    }

    /// <param name="owner">The part's name; empty for the package itself.</param>
    public static RelationshipPart Of(PackageParts package, string owner)
    {
        var name = NameFor(owner);
        var document = package.Contains(name) ? PartXml.Load(package.Bytes(name)) : new XDocument(new XElement(Ns + "Relationships"));
        return new RelationshipPart(package, owner, document);
    }

    public static string NameFor(string owner) => PartNames.RelationshipsOf(owner);

    /// <summary>The parts of this package that are referred to by a type of this last word.</summary>
    public IEnumerable<(string Id, string Part)> Of(string type) =>
        Elements()
            .Where(element => Type(element).EndsWith("/" + type, StringComparison.Ordinal) && IsInternal(element))
            .Select(element => ((string?)element.Attribute("Id") ?? "", Resolve((string?)element.Attribute("Target") ?? "")));

    public string? PartOf(string id) =>
        Elements()
            .Where(element => (string?)element.Attribute("Id") == id && IsInternal(element))
            .Select(element => Resolve((string?)element.Attribute("Target") ?? ""))
            .FirstOrDefault();

    /// <summary>All of them, in the part's order.</summary>
    public IEnumerable<PartLink> Links =>
        Elements()
            .Select(element => new PartLink(
                (string?)element.Attribute("Id") ?? "",
                Type(element)[(Type(element).LastIndexOf('/') + 1)..],
                (string?)element.Attribute("Target") ?? "",
                IsInternal(element) ? Resolve((string?)element.Attribute("Target") ?? "") : null
            ));

    /// <summary>Drops the relationship of that id.</summary>
    public void DropId(string id) => Elements().Where(element => (string?)element.Attribute("Id") == id).ToList().Remove();

    /// <summary>Leads a relationship to the outside nowhere; what refers to it stays valid.</summary>
    public void LeadNowhere(string id)
    {
        foreach (var element in Elements().Where(element => (string?)element.Attribute("Id") == id))
        {
            element.SetAttributeValue("Target", "about:blank");
        }
    }

    public string Add(string typePrefix, string type, string part)
    {
        var ids = Elements().Select(element => (string?)element.Attribute("Id")).ToHashSet(StringComparer.Ordinal);
        var number = ids.Count + 1;
        while (ids.Contains("rId" + number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }
        var id = "rId" + number.ToString(CultureInfo.InvariantCulture);
        document.Root!.Add(
            new XElement(
                Ns + "Relationship",
                new XAttribute("Id", id),
                new XAttribute("Type", typePrefix + "/" + type),
                new XAttribute("Target", "/" + part)
            )
        );
        return id;
    }

    /// <summary>Drops the relationships to these parts.</summary>
    public bool Drop(Predicate<string> part)
    {
        var dropped = Elements()
            .Where(element => IsInternal(element) && part(Resolve((string?)element.Attribute("Target") ?? "")))
            .ToList();
        dropped.Remove();
        return dropped.Count > 0;
    }

    public void Save() => package.Set(NameFor(owner), PartXml.ToBytes(document));

    private static string Type(XElement element) => (string?)element.Attribute("Type") ?? "";

    private static bool IsInternal(XElement element) => (string?)element.Attribute("TargetMode") != "External";

    private IEnumerable<XElement> Elements() => document.Root?.Elements(Ns + "Relationship") ?? [];

    private string Resolve(string target) => PartNames.Resolve(owner, target);
}
