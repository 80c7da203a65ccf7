using System.Xml.Linq;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Takes out of a school's workbook whatever could run, fetch or refresh on the computer of whoever opens the receipt.</summary>
/// <remarks>A part stays only where known relationships lead to it from the package's root; everything else goes, whatever it is.</remarks>
internal sealed class ActiveContent
{
    private const string Others = "其他附加文件";

    private static readonly Dictionary<string, string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        ["externalLink"] = "外部链接",
        ["connections"] = "数据连接",
        ["queryTable"] = "数据连接",
        ["volatileDependencies"] = "实时数据",
        ["oleObject"] = "嵌入对象",
        ["package"] = "嵌入对象",
        ["control"] = "ActiveX控件",
        ["activeXControlBinary"] = "ActiveX控件",
        ["vbaProject"] = "宏",
        ["xlMacrosheet"] = "宏",
        ["xlIntlMacrosheet"] = "宏",
        ["dialogsheet"] = "宏",
        ["wordVbaData"] = "宏",
        ["extensibility"] = "自定义功能区",
        ["userCustomization"] = "自定义功能区",
        ["attachedToolbars"] = "自定义功能区",
        ["webextension"] = "网页加载项",
        ["webextensiontaskpanes"] = "网页加载项",
        ["taskpane"] = "网页加载项",
        ["attachedTemplate"] = "附加模板",
        ["origin"] = "数字签名",
        ["vbaProjectSignature"] = "宏",
        ["video"] = "音频视频",
        ["audio"] = "音频视频",
        ["media"] = "音频视频",
        ["model3d"] = "三维模型",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "officeDocument",
        "core-properties",
        "extended-properties",
        "custom-properties",
        "thumbnail",
        "worksheet",
        "chartsheet",
        "styles",
        "theme",
        "themeOverride",
        "sharedStrings",
        "calcChain",
        "sheetMetadata",
        "person",
        "customXml",
        "customXmlProps",
        "pivotCacheDefinition",
        "pivotCacheRecords",
        "pivotTable",
        "slicer",
        "slicerCache",
        "timeline",
        "timelineCache",
        "featurePropertyBag",
        "rdRichValue",
        "rdRichValueStructure",
        "rdRichValueTypes",
        "rdArray",
        "rdSupportingPropertyBag",
        "rdSupportingPropertyBagStructure",
        "richStyles",
        "rdRichValueWebImage",
        "richValueRel",
        "cellImage",
        "xmlMaps",
        "tableSingleCells",
        "revisionHeaders",
        "comments",
        "threadedComment",
        "vmlDrawing",
        "drawing",
        "table",
        "hyperlink",
        "image",
        "hdphoto",
        "printerSettings",
        "customProperty",
        "namedSheetView",
        "ctrlProp",
        "chart",
        "chartEx",
        "chartStyle",
        "chartColorStyle",
        "chartUserShapes",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
    };

    private readonly PackageParts package;
    private readonly SortedSet<string> removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> kept = new(StringComparer.OrdinalIgnoreCase) { ContentTypes.PartName };
    private readonly HashSet<string> stripped = new(StringComparer.OrdinalIgnoreCase);

    private ActiveContent(PackageParts package) => this.package = package;

    /// <summary>What was taken out, in words.</summary>
    public IReadOnlyCollection<string> Removed => removed;

    /// <summary>Goes through the package; sheets are gone through later, see <see cref="HasObjects"/>.</summary>
    public static ActiveContent RemoveFrom(PackageParts package, ContentTypes types)
    {
        var content = new ActiveContent(package);
        content.Follow();
        foreach (var name in package.Names.Where(name => !content.kept.Contains(name)).ToList())
        {
            package.Remove(name);
            types.Drop(name);
            if (!name.EndsWith('/') && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && content.removed.Count == 0)
            {
                content.removed.Add(Others);
            }
        }
        return content;
    }

    /// <summary>Whether objects or controls of a sheet went, so that what refers to them has to go as well.</summary>
    public bool HasObjects(string sheetPart) => stripped.Contains(sheetPart);

    /// <summary>Notes that formulas became their results.</summary>
    public void AddFormulas() => removed.Add("外部公式");

    private void Follow()
    {
        var open = new Queue<string>([""]);
        while (open.TryDequeue(out var owner))
        {
            if (!package.Contains(RelationshipPart.NameFor(owner)))
            {
                continue;
            }
            kept.Add(RelationshipPart.NameFor(owner));
            var relationships = RelationshipPart.Of(package, owner);
            if (Sift(owner, relationships, open))
            {
                relationships.Save();
            }
        }
    }

    /// <returns>Whether any relationship changed.</returns>
    private bool Sift(string owner, RelationshipPart relationships, Queue<string> open)
    {
        var changed = false;
        foreach (var link in relationships.Links.ToList())
        {
            if (!Dropped.ContainsKey(link.Type) && Kept.Contains(link.Type))
            {
                if (link.Part is null)
                {
                    changed |= Quiet(relationships, link);
                }
                else if (package.Contains(link.Part) && kept.Add(link.Part))
                {
                    Check(link);
                    open.Enqueue(link.Part);
                }
                continue;
            }
            removed.Add(Dropped.GetValueOrDefault(link.Type, Others));
            relationships.DropId(link.Id);
            changed = true;
            Mend(owner, link.Type);
        }
        return changed;
    }

    /// <summary>
    /// Links that a person clicks stay where they lead to the web or to an address; what would be fetched or run goes nowhere.
    /// </summary>
    private bool Quiet(RelationshipPart relationships, PartLink link)
    {
        if (link.Type.Equals("hyperlink", StringComparison.OrdinalIgnoreCase) && IsHarmless(link.Target))
        {
            return false;
        }
        removed.Add("外部链接");
        relationships.LeadNowhere(link.Id);
        return true;
    }

    private static bool IsHarmless(string target) =>
        target.StartsWith('#')
        || (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" or "tel");

    private void Check(PartLink link)
    {
        if (link.Type == "pivotCacheDefinition" && package.Bytes(link.Part!).AsSpan().IndexOf("connectionId"u8) >= 0)
        {
            throw new UnmarkableException("a pivot table over a connection");
        }
    }

    // What referred to the part by the relationship's id would be an error now.
    private void Mend(string owner, string type)
    {
        switch (type)
        {
            case "oleObject" or "package" or "control":
                stripped.Add(owner);
                break;
            case "queryTable" when package.Contains(owner):
                var table = PartXml.Load(package.Bytes(owner));
                foreach (
                    var attribute in table
                        .Descendants()
                        .Attributes()
                        .Where(attribute => attribute.Name.LocalName is "tableType" or "connectionId" or "queryTableFieldId")
                        .ToList()
                )
                {
                    attribute.Remove();
                }
                package.Set(owner, PartXml.ToBytes(table));
                break;
        }
        if (stripped.Contains(owner) && owner.Contains("/charts/", StringComparison.OrdinalIgnoreCase))
        {
            var chart = PartXml.Load(package.Bytes(owner));
            chart.Descendants().Where(element => element.Name.LocalName == "externalData").ToList().ForEach(element => element.Remove());
            package.Set(owner, PartXml.ToBytes(chart));
        }
    }
}
