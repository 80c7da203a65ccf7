using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Domain.Findings;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The workbook's formats: a mark is a copy of the cell's own format with another fill.</summary>
internal sealed class StyleBook
{
    private static readonly string[] Sections = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"];
    private const int FirstOwnFormat = 164;
    private static readonly string[] FillNames = ["fill", "patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"];

    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly List<XElement> formats;
    private readonly List<XElement> fills;
    private readonly Dictionary<(int Style, Severity Severity), int> marked = [];
    private readonly Dictionary<(int Style, string Fill), int> restored = [];
    private readonly Dictionary<string, SectionIndex> known = new(StringComparer.Ordinal);
    private readonly Dictionary<CellFormat, int> added = [];
    private readonly bool[] carriesMark;
    private readonly StyleKey key = new();

    /// <param name="xml">The style part.</param>
    /// <param name="normal">What a cell without a format looks like, where the part has no formats yet.</param>
    public StyleBook(byte[] xml, CellFormat? normal = null)
    {
        document = PartXml.Load(xml);
        ns = document.Root!.Name.Namespace;
        RequireDefaults(normal);
        fills = [.. Section("fills").Elements(ns + "fill")];
        formats = [.. Section("cellXfs").Elements(ns + "xf")];
        var markFills = fills.Select(IsMark).ToArray();
        carriesMark = [.. formats.Select(format => StyleKey.FillIndex(format) is var fill && fill < markFills.Length && markFills[fill])];
        HasMarks = carriesMark.Contains(true);
        if (normal is not null)
        {
            Add(normal);
        }
    }

    /// <summary>An earlier receipt's marks are among the formats.</summary>
    public bool HasMarks { get; }

    public static byte[] Minimal() => Encoding.UTF8.GetBytes($"<styleSheet xmlns=\"{PartXml.TransitionalMain}\"/>");

    public bool CarriesMark(int style) => style >= 0 && style < carriesMark.Length && carriesMark[style];

    /// <summary>The cell's format with the fill of the severity.</summary>
    public int Marked(int style, Severity severity)
    {
        if (!marked.TryGetValue((style, severity), out var index))
        {
            index = WithFill(style, SolidFill(severity.Colour()));
            marked.Add((style, severity), index);
        }
        return index;
    }

    /// <summary>A marked format with the fill that it had before; without one where the record does not know it.</summary>
    public int Restored(int style, string? fill)
    {
        if (!restored.TryGetValue((style, fill ?? ""), out var index))
        {
            index = WithFill(style, ParseFill(fill) ?? fills[0]);
            restored.Add((style, fill ?? ""), index);
        }
        return index;
    }

    /// <summary>The fill of a format as XML for the record; empty for none.</summary>
    public string FillOf(int style)
    {
        var index = StyleKey.FillIndex(Format(style));
        return index <= 0 || index >= fills.Count ? "" : fills[index].ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Adds a format of a sheet of our own, or finds it where an earlier receipt left it.</summary>
    public int Add(CellFormat style)
    {
        if (!added.TryGetValue(style, out var index))
        {
            index = AddNew(style);
            added.Add(style, index);
        }
        return index;
    }

    /// <summary>Puts a format's font, fill and border in their places before any cell has it.</summary>
    public void Declare(CellFormat style) => PartsOf(style);

    private int AddNew(CellFormat style)
    {
        var (font, fill, border) = PartsOf(style);
        return AddFormat(
            Element(
                "xf",
                Value("numFmtId", NumberFormat(style)),
                Value("fontId", font),
                Value("fillId", fill),
                Value("borderId", border),
                Value("xfId", 0),
                Value("applyNumberFormat", 1),
                Value("applyFont", 1),
                Value("applyFill", 1),
                Value("applyBorder", 1),
                Value("applyAlignment", 1),
                style.HasProtection ? Value("applyProtection", 1) : null,
                style.Quoted ? Value("quotePrefix", 1) : null,
                Element(
                    "alignment",
                    Value(
                        "horizontal",
                        style.Centred ? "center"
                            : style.Right ? "right"
                            : "left"
                    ),
                    Value("vertical", style.Top ? "top" : "center"),
                    style.Wrapped ? Value("wrapText", 1) : null,
                    style.Indent > 0 ? Value("indent", style.Indent) : null
                ),
                style.HasProtection ? Element("protection", Value("locked", style.Editable ? 0 : 1)) : null
            )
        );
    }

    private (int Font, int Fill, int Border) PartsOf(CellFormat style)
    {
        return (
            AddTo("fonts", FontOf(style)),
            style.Fill is null ? 0 : AddFill(SolidFill(style.Fill)),
            AddTo("borders", Element("border", Edge("left"), Edge("right"), Edge("top"), Edge("bottom"), Element("diagonal")))
        );

        XElement Edge(string side) =>
            style.Bordered ? Element(side, Value("style", "thin"), Element("color", Value("rgb", style.Edge))) : Element(side);
    }

    private XElement FontOf(CellFormat style) =>
        Element(
            "font",
            style.Bold ? Element("b") : null,
            style.Underlined ? Element("u") : null,
            Element("sz", Value("val", style.Size)),
            Element("color", Value("rgb", style.Colour)),
            Element("name", Value("val", style.Font)),
            Element("family", Value("val", style.Family)),
            Element("charset", Value("val", 134))
        );

    private int NumberFormat(CellFormat style)
    {
        switch (style.Code)
        {
            case null:
                return style.Number;
            case "General":
                return 0;
            case "@":
                return CellFormat.Text;
        }
        Require("numFmts");
        var section = Section("numFmts");
        var own = section.Elements().FirstOrDefault(format => (string?)format.Attribute("formatCode") == style.Code);
        if (own is null)
        {
            var last = section.Elements().Select(format => (int?)format.Attribute("numFmtId") ?? 0).Append(FirstOwnFormat - 1).Max();
            section.Add(own = Element("numFmt", Value("numFmtId", last + 1), Value("formatCode", style.Code)));
            section.SetAttributeValue("count", section.Elements().Count());
        }
        return (int)own.Attribute("numFmtId")!;
    }

    public byte[] ToBytes()
    {
        foreach (var name in Sections[1..6])
        {
            Section(name).SetAttributeValue("count", Section(name).Elements().Count());
        }
        return PartXml.ToBytes(document);
    }

    private static bool IsMark(XElement fill) =>
        fill.Elements().FirstOrDefault() is { Name.LocalName: "patternFill" } pattern
        && (string?)pattern.Attribute("patternType") == "solid"
        && MarkColours.IsMark((string?)pattern.Elements().FirstOrDefault(colour => colour.Name.LocalName == "fgColor")?.Attribute("rgb"));

    private XElement Format(int style) => formats[style >= 0 && style < formats.Count ? style : 0];

    private int WithFill(int style, XElement fill)
    {
        var format = new XElement(Format(style));
        format.SetAttributeValue("fillId", AddFill(fill));
        format.SetAttributeValue("applyFill", "1");
        return AddFormat(format);
    }

    private int AddFormat(XElement format)
    {
        var index = AddTo("cellXfs", format);
        if (index == formats.Count)
        {
            formats.Add(format);
        }
        return index;
    }

    private int AddFill(XElement fill)
    {
        var index = AddTo("fills", fill);
        if (index == fills.Count)
        {
            fills.Add(fill);
        }
        return index;
    }

    /// <summary>Where the element stands in its section; it is added where it does not.</summary>
    private int AddTo(string name, XElement element)
    {
        if (!known.TryGetValue(name, out var indexes))
        {
            known.Add(name, indexes = IndexOf(Section(name), element.Name));
        }
        var places = indexes.Places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!places.TryGetValue(key.Of(element), out var index))
        {
            index = indexes.Count++;
            places[key.Of(element)] = index;
            indexes.Section.Add(element);
        }
        return index;
    }

    private XElement? ParseFill(string? xml)
    {
        if (string.IsNullOrEmpty(xml))
        {
            return null;
        }
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(xml),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var fill = XElement.Load(reader);
            if (fill.Name.LocalName != "fill" || fill.DescendantsAndSelf().Any(element => !FillNames.Contains(element.Name.LocalName)))
            {
                return null;
            }
            return IsMark(fill) ? null : InNamespace(fill);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private XElement SolidFill(string colour) =>
        Element(
            "fill",
            Element(
                "patternFill",
                Value("patternType", "solid"),
                Element("fgColor", Value("rgb", colour)),
                Element("bgColor", Value("indexed", 64))
            )
        );

    private XElement Element(string name, params object?[] content) => new(ns + name, content);

    private static XAttribute Value(string name, object value) => new(name, value);

    private XElement InNamespace(XElement element) =>
        new(
            ns + element.Name.LocalName,
            element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
            element.Elements().Select(InNamespace)
        );

    private XElement Section(string name) => document.Root!.Element(ns + name) ?? throw new UnmarkableException("formats without " + name);

    private void RequireDefaults(CellFormat? normal)
    {
        Require(
            "fonts",
            normal is null ? Element("font", Element("sz", Value("val", 11)), Element("name", Value("val", "宋体"))) : FontOf(normal)
        );
        Require(
            "fills",
            Element("fill", Element("patternFill", Value("patternType", "none"))),
            Element("fill", Element("patternFill", Value("patternType", "gray125")))
        );
        Require("borders", Element("border", Element("left"), Element("right"), Element("top"), Element("bottom"), Element("diagonal")));
        Require("cellStyleXfs", Element("xf", Value("numFmtId", 0), Value("fontId", 0), Value("fillId", 0), Value("borderId", 0)));
        if (normal is null)
        {
            Require(
                "cellXfs",
                Element("xf", Value("numFmtId", 0), Value("fontId", 0), Value("fillId", 0), Value("borderId", 0), Value("xfId", 0))
            );
        }
    }

    private void Require(string name, params object[] defaults)
    {
        if (document.Root!.Element(ns + name) is { } section)
        {
            if (section.HasElements || defaults.Length == 0)
            {
                return;
            }
            section.Remove();
        }
        var order = Array.IndexOf(Sections, name);
        var added = Element(name, defaults);
        if (
            document
                .Root.Elements()
                .LastOrDefault(element => Array.IndexOf(Sections, element.Name.LocalName) is var at && at >= 0 && at < order) is
            { } before
        )
        {
            before.AddAfterSelf(added);
        }
        else
        {
            document.Root.AddFirst(added);
        }
    }

    private SectionIndex IndexOf(XElement section, XName name)
    {
        var indexes = new SectionIndex(section);
        var places = indexes.Places.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var element in section.Elements(name))
        {
            places.TryAdd(key.Of(element), indexes.Count++);
        }
        return indexes;
    }

    /// <summary>A section's elements by what tells them apart, and how many there are.</summary>
    private sealed class SectionIndex(XElement section)
    {
        public XElement Section { get; } = section;

        public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        public int Count { get; set; }
    }
}
