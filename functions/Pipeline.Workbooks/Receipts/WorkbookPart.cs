using System.Globalization;
using System.Xml.Linq;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The workbook's list of sheets and names, in which 校验结果 takes the first place.</summary>
internal sealed class WorkbookPart
{
    private const string ResultPart = "worksheets/receipt.xml";

    private readonly PackageParts package;
    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly XNamespace idNs;

    private WorkbookPart(PackageParts package, string name)
    {
        this.package = package;
        Name = name;
        document = PartXml.Load(package.Bytes(name));
        ns = document.Root!.Name.Namespace;
        if (document.Root.Name.LocalName != "workbook")
        {
            throw new UnmarkableException("no workbook");
        }
        Relationships = RelationshipPart.Of(package, name);
        IsStrict = ns.NamespaceName.StartsWith("http://purl.oclc.org/", StringComparison.Ordinal);
        idNs = RelationshipPrefix;
    }

    public string Name { get; }

    public bool IsStrict { get; }

    public string MainNamespace => ns.NamespaceName;

    public string RelationshipPrefix => IsStrict ? PartXml.StrictRelationships : PartXml.TransitionalRelationships;

    public RelationshipPart Relationships { get; }

    /// <summary>The folder of the workbook's own parts, with its slash.</summary>
    public string Folder => Name[..(Name.LastIndexOf('/') + 1)];

    /// <summary>The sheets that are no receipt's, by name and part; charts and the like left out.</summary>
    public IEnumerable<(string Name, string Part)> DataSheets =>
        Sheets
            .Elements()
            .Where(sheet => !IsResult(sheet))
            .Select(sheet => (NameOf(sheet), PartOf(sheet) ?? ""))
            .Where(sheet => sheet.Item2.Length > 0);

    private XElement Sheets => document.Root!.Element(ns + "sheets") ?? throw new UnmarkableException("a workbook without sheets");

    public static WorkbookPart Open(PackageParts package)
    {
        var name = RelationshipPart.Of(package, "").Of("officeDocument").Select(part => part.Part).FirstOrDefault();
        return name is not null && package.Contains(name) ? new WorkbookPart(package, name) : throw new UnmarkableException("no workbook");
    }

    /// <summary>Takes out an earlier receipt's sheet and makes room for this one's in front.</summary>
    /// <returns>The part that 校验结果 goes to.</returns>
    public string PutResultFirst(ContentTypes types)
    {
        var old = Sheets.Elements().ToList();
        DropResults(types);
        var part = Folder + ResultPart;
        for (var i = 2; package.Contains(part); i++)
        {
            part = Folder + string.Create(CultureInfo.InvariantCulture, $"worksheets/receipt{i}.xml");
        }
        var id = Relationships.Add(RelationshipPrefix, "worksheet", part);
        var sheetId =
            Sheets
                .Elements()
                .Select(sheet =>
                    int.TryParse((string?)sheet.Attribute("sheetId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : 0
                )
                .Append(0)
                .Max() + 1;
        Sheets.AddFirst(
            new XElement(
                ns + "sheet",
                new XAttribute("name", ReceiptExplanations.SheetName),
                new XAttribute("sheetId", sheetId),
                new XAttribute(idNs + "id", id)
            )
        );
        types.SetOverride(part, ContentTypes.Worksheet);
        Renumber(old);
        ShowFirst();
        return part;
    }

    /// <summary>Names the parts of 校验结果 that programs look for by name.</summary>
    public void AddNames(ResultPlaces places)
    {
        var names = document.Root!.Element(ns + "definedNames");
        if (names is null)
        {
            names = new XElement(ns + "definedNames");
            var before = document
                .Root.Elements()
                .Last(element => element.Name.LocalName is "sheets" or "functionGroups" or "externalReferences");
            before.AddAfterSelf(names);
        }
        if (places.Last > places.Header)
        {
            names.AddFirst(
                Named(
                    "_xlnm._FilterDatabase",
                    string.Create(CultureInfo.InvariantCulture, $"$A${places.Header}:$I${places.Last}"),
                    hidden: true
                )
            );
        }
        names.Add(
            Named("_xlnm.Print_Titles", string.Create(CultureInfo.InvariantCulture, $"${places.Header}:${places.Header}"), hidden: false)
        );
    }

    /// <summary>Drops sheets that are no longer there, and names that lead outside or run something.</summary>
    public void DropActive(ContentTypes types)
    {
        document.Root!.Element(ns + "externalReferences")?.Remove();
        document.Root.Element(ns + "webPublishObjects")?.Remove();
        var old = Sheets.Elements().ToList();
        var there = Relationships.Links.Select(link => link.Id).ToHashSet(StringComparer.Ordinal);
        old.Where(sheet => (string?)sheet.Attribute(idNs + "id") is { } id && !there.Contains(id))
            .ToList()
            .ForEach(sheet => sheet.Remove());
        if (!Sheets.HasElements)
        {
            throw new UnmarkableException("a workbook of macro sheets alone");
        }
        foreach (var name in document.Root.Element(ns + "definedNames")?.Elements().Where(IsActive).ToList() ?? [])
        {
            name.Remove();
        }
        Renumber(old);
        types.DropActiveDefaults();
        types.SetOverride(Name, ContentTypes.Workbook);
    }

    /// <summary>The order of calculation, which programs find again, and complain of where a formula is gone.</summary>
    public void DropCalculationChain(ContentTypes types)
    {
        foreach (var (_, part) in Relationships.Of("calcChain").ToList())
        {
            Remove(types, part);
            Relationships.Drop(name => name == part);
        }
    }

    /// <summary>Names (print areas, titles, ranges) follow rows that have moved.</summary>
    public void ShiftNames(Func<string, string> shifted)
    {
        foreach (var name in document.Root!.Element(ns + "definedNames")?.Elements() ?? [])
        {
            name.Value = shifted(name.Value);
        }
    }

    /// <summary>Programs calculate the formulas when they open the workbook.</summary>
    public void RequireCalculation()
    {
        if (document.Root!.Element(ns + "calcPr") is not { } settings)
        {
            settings = new XElement(ns + "calcPr");
            var before = document
                .Root.Elements()
                .Last(element => element.Name.LocalName is "sheets" or "functionGroups" or "externalReferences" or "definedNames");
            before.AddAfterSelf(settings);
        }
        settings.SetAttributeValue("fullCalcOnLoad", 1);
    }

    private static bool IsActive(XElement name) =>
        name.Attributes()
            .Any(attribute => attribute.Name.LocalName is "xlm" or "function" or "vbProcedure" && attribute.Value is "1" or "true")
        || ((string?)name.Attribute("name") ?? "")
            .Replace("_xlnm.", "", StringComparison.OrdinalIgnoreCase)
            .StartsWith("Auto_", StringComparison.OrdinalIgnoreCase)
        || ActiveFormulas.IsActive(name.Value);

    public void Save()
    {
        package.Set(Name, PartXml.ToBytes(document));
        Relationships.Save();
    }

    private void Remove(ContentTypes types, string part)
    {
        package.Remove(part);
        types.Drop(part);
    }

    private void DropResults(ContentTypes types)
    {
        var dropped = new List<string>();
        foreach (var sheet in Sheets.Elements().Where(IsResult).ToList())
        {
            if (PartOf(sheet) is { } part && package.Contains(part))
            {
                var relationships = RelationshipPart.Of(package, part);
                dropped.AddRange(
                    new[] { "comments", "vmlDrawing", "printerSettings", "drawing", "table" }
                        .SelectMany(type => relationships.Of(type))
                        .Select(target => target.Part)
                );
                dropped.Add(RelationshipPart.NameFor(part));
                dropped.Add(part);
                Relationships.Drop(name => name == part);
            }
            sheet.Remove();
        }
        foreach (var part in dropped)
        {
            Remove(types, part);
        }
    }

    /// <summary>Names that belong to a sheet say so by its position, which has changed.</summary>
    private void Renumber(List<XElement> old)
    {
        var positions = Sheets.Elements().ToList();
        foreach (var name in document.Root!.Element(ns + "definedNames")?.Elements().ToList() ?? [])
        {
            if (name.Attribute("localSheetId") is not { } local)
            {
                continue;
            }
            var position =
                int.TryParse(local.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before < old.Count
                    ? positions.IndexOf(old[before])
                    : -1;
            if (position < 0)
            {
                name.Remove();
            }
            else
            {
                local.Value = position.ToString(CultureInfo.InvariantCulture);
            }
        }
        if (document.Root.Element(ns + "definedNames") is { HasElements: false } empty)
        {
            empty.Remove();
        }
    }

    private void ShowFirst()
    {
        foreach (var view in document.Root!.Element(ns + "bookViews")?.Elements() ?? [])
        {
            view.SetAttributeValue("activeTab", null);
            view.SetAttributeValue("firstSheet", null);
        }
    }

    private XElement Named(string name, string cells, bool hidden) =>
        new(
            ns + "definedName",
            new XAttribute("name", name),
            new XAttribute("localSheetId", 0),
            hidden ? new XAttribute("hidden", 1) : null,
            ReceiptExplanations.SheetName + "!" + cells
        );

    private static string NameOf(XElement sheet) => (string?)sheet.Attribute("name") ?? "";

    private static bool IsResult(XElement sheet) => ReceiptExplanations.IsReceiptSheet(NameOf(sheet));

    private string? PartOf(XElement sheet) =>
        (string?)sheet.Attribute(idNs + "id") is { } id
        && Relationships.Of("worksheet").FirstOrDefault(part => part.Id == id).Part is { } part
            ? part
            : null;
}
