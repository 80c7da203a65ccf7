using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Domain.Findings;

namespace Pipeline.Workbooks.Packaging;

/// <summary>The workbook's formats: a mark is a copy of the cell's own format with another fill.</summary>
internal sealed class StyleBook
{
    private static readonly string[] Sections = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"];
    private static readonly string[] FillNames = ["fill", "patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"];

    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly List<XElement> formats;
    private readonly List<XElement> fills;
    private readonly Dictionary<(int Style, Severity Severity), int> marked = [];
    private readonly Dictionary<(int Style, string Fill), int> restored = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly Dictionary<CellFormat, int> added = [];
    private readonly bool[] carriesMark;

    public StyleBook(byte[] xml)
    {
        document = PartXml.Load(xml);
        ns = document.Root!.Name.Namespace;
        RequireDefaults();
        fills = [.. Section("fills").Elements()];
        formats = [.. Section("cellXfs").Elements(ns + "xf")];
        var markFills = fills.Select(IsMark).ToArray();
        carriesMark = [.. formats.Select(format => FillIndex(format) is var fill && fill < markFills.Length && markFills[fill])];
        HasMarks = carriesMark.Contains(true);
        for (var i = 0; i < formats.Count; i++)
        {
            known.TryAdd(Key(formats[i]), i);
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
            var fill = Element($"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{severity.Colour()}\"/><bgColor indexed=\"64\"/></patternFill></fill>");
            index = WithFill(style, fill);
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
        var index = FillIndex(Format(style));
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

    private int AddNew(CellFormat style)
    {
        var font = AddTo("fonts", Element($"<font>{(style.Bold ? "<b/>" : "")}{(style.Underlined ? "<u/>" : "")}<sz val=\"{style.Size.ToString(CultureInfo.InvariantCulture)}\"/><color rgb=\"{style.Colour}\"/><name val=\"微软雅黑\"/><family val=\"2\"/><charset val=\"134\"/></font>"));
        var fill = style.Fill is null ? 0 : AddFill(Element($"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{style.Fill}\"/><bgColor indexed=\"64\"/></patternFill></fill>"));
        var edge = style.Bordered ? " style=\"thin\"><color rgb=\"FFBFBFBF\"/></" : null;
        var border = AddTo("borders", Element("<border>" + string.Concat(new[] { "left", "right", "top", "bottom" }.Select(side => edge is null ? $"<{side}/>" : $"<{side}{edge}{side}>")) + "<diagonal/></border>"));
        return AddFormat(Element($"<xf numFmtId=\"{style.Number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">"
            + $"<alignment horizontal=\"{(style.Centred ? "center" : style.Right ? "right" : "left")}\" vertical=\"{(style.Top ? "top" : "center")}\" wrapText=\"1\"/><protection locked=\"{(style.Editable ? 0 : 1)}\"/></xf>"));
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
        fill.Elements().FirstOrDefault() is { Name.LocalName: "patternFill" } pattern && (string?)pattern.Attribute("patternType") == "solid"
        && MarkColours.IsMark((string?)pattern.Elements().FirstOrDefault(colour => colour.Name.LocalName == "fgColor")?.Attribute("rgb"));

    private static int FillIndex(XElement format) =>
        int.TryParse((string?)format.Attribute("fillId"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;

    /// <summary>What tells two formats apart; whether a fill is said to be applied does not.</summary>
    private static string Key(XElement format)
    {
        var copy = new XElement(format);
        copy.SetAttributeValue("applyFill", null);
        copy.SetAttributeValue("fillId", FillIndex(format));
        copy.ReplaceAttributes(copy.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal).ToList());
        return copy.ToString(SaveOptions.DisableFormatting);
    }

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
        var key = Key(format);
        if (!known.TryGetValue(key, out var index))
        {
            index = formats.Count;
            known.Add(key, index);
            formats.Add(format);
            Section("cellXfs").Add(format);
        }
        return index;
    }

    private int AddFill(XElement fill)
    {
        var index = AddTo("fills", fill);
        if (index == fills.Count)
        {
            fills.Add(Section("fills").Elements().Last());
        }
        return index;
    }

    private int AddTo(string name, XElement element)
    {
        var section = Section(name);
        var index = 0;
        foreach (var other in section.Elements())
        {
            if (XNode.DeepEquals(other, element))
            {
                return index;
            }
            index++;
        }
        section.Add(element);
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
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
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

    private XElement Element(string xml) => InNamespace(XElement.Parse(xml));

    private XElement InNamespace(XElement element) => new(ns + element.Name.LocalName,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration), element.Elements().Select(InNamespace));

    private XElement Section(string name) => document.Root!.Element(ns + name) ?? throw new UnmarkableException("formats without " + name);

    private void RequireDefaults()
    {
        Require("fonts", "<font><sz val=\"11\"/><name val=\"宋体\"/></font>");
        Require("fills", "<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>");
        Require("borders", "<border><left/><right/><top/><bottom/><diagonal/></border>");
        Require("cellStyleXfs", "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>");
        Require("cellXfs", "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    }

    private void Require(string name, params string[] defaults)
    {
        if (document.Root!.Element(ns + name) is { } section)
        {
            if (section.HasElements)
            {
                return;
            }
            section.Remove();
        }
        var order = Array.IndexOf(Sections, name);
        var added = new XElement(ns + name, defaults.Select(Element));
        if (document.Root.Elements().LastOrDefault(element => Array.IndexOf(Sections, element.Name.LocalName) is var at && at >= 0 && at < order) is { } before)
        {
            before.AddAfterSelf(added);
        }
        else
        {
            document.Root.AddFirst(added);
        }
    }
}
