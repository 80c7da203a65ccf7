using System.IO.Compression;
using System.Text;

namespace Pipeline.Workbooks.Tests.Building;

/// <summary>A package of raw parts: a proper workbook with one sheet, of which a test states only its difference.</summary>
public sealed class XlsxPackage
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string References = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string SheetPart = "xl/worksheets/sheet1.xml";
    public const string WorkbookPart = "xl/workbook.xml";
    public const string WorkbookRelationships = "xl/_rels/workbook.xml.rels";
    public const string StringsPart = "xl/sharedStrings.xml";
    public const string StylesPart = "xl/styles.xml";

    private const string Packaging = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly List<(string Name, byte[] Content)> parts = [];
    private readonly List<string> relationships = [];
    private CompressionLevel compression = CompressionLevel.Optimal;

    public XlsxPackage()
    {
        With(
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/></Types>
            """
        );
        With("_rels/.rels", Relationships($"""<Relationship Id="rId1" Type="{References}/officeDocument" Target="xl/workbook.xml"/>"""));
        With(WorkbookPart, Workbook("""<sheet name="Sheet1" sheetId="1" r:id="rId1"/>"""));
        Related("rId1", "worksheet", "worksheets/sheet1.xml");
        With(SheetPart, Sheet("<sheetData/>"));
    }

    public static XlsxPackage WithRows(string rows) => new XlsxPackage().With(SheetPart, Sheet($"<sheetData>{rows}</sheetData>"));

    /// <summary>One row of those cells.</summary>
    public static XlsxPackage WithCells(string cells) => WithRows($"""<row r="1">{cells}</row>""");

    public static string Sheet(string content) => $"""<worksheet xmlns="{Main}" xmlns:r="{References}">{content}</worksheet>""";

    public static string Workbook(string sheets, string before = "") =>
        $"""<workbook xmlns="{Main}" xmlns:r="{References}">{before}<sheets>{sheets}</sheets></workbook>""";

    public static string Relationships(string content) => $"""<Relationships xmlns="{Packaging}/relationships">{content}</Relationships>""";

    public XlsxPackage With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public XlsxPackage With(string name, byte[] content)
    {
        Without(name);
        parts.Add((name, content));
        return this;
    }

    public XlsxPackage Without(string name)
    {
        parts.RemoveAll(part => part.Name == name);
        return this;
    }

    /// <summary>A second entry of the same name.</summary>
    public XlsxPackage Again(string name, string content)
    {
        parts.Add((name, Encoding.UTF8.GetBytes(content)));
        return this;
    }

    public XlsxPackage Related(string id, string type, string target, string more = "")
    {
        relationships.Add($"""<Relationship Id="{id}" Type="{References}/{type}" Target="{target}" {more}/>""");
        return With(WorkbookRelationships, Relationships(string.Concat(relationships)));
    }

    /// <summary>Shared strings, each written as the inside of its item.</summary>
    public XlsxPackage Strings(params string[] items) =>
        Related("rIdStrings", "sharedStrings", "sharedStrings.xml")
            .With(StringsPart, $"""<sst xmlns="{Main}">{string.Concat(items.Select(item => $"<si>{item}</si>"))}</sst>""");

    /// <summary>Cell styles 1, 2, … with those formats; style 0 is General.</summary>
    public XlsxPackage Formats(params string[] codes)
    {
        var formats = codes.Select((code, i) => $"""<numFmt numFmtId="{200 + i}" formatCode="{code.Replace("\"", "&quot;")}"/>""");
        var styles = codes.Select((_, i) => $"""<xf numFmtId="{200 + i}"/>""");
        return Related("rIdStyles", "styles", "styles.xml")
            .With(
                StylesPart,
                $"""<styleSheet xmlns="{Main}"><numFmts>{string.Concat(formats)}</numFmts><cellXfs><xf numFmtId="0"/>{string.Concat(styles)}</cellXfs></styleSheet>"""
            );
    }

    public XlsxPackage Uncompressed()
    {
        compression = CompressionLevel.NoCompression;
        return this;
    }

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, compression).Open();
                stream.Write(content);
            }
        }
        return buffer.ToArray();
    }
}
