using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Benchmarks.Generating;

/// <summary>Puts sheets into the parts that Excel writes.</summary>
internal sealed class WorkbookPackage
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles =
        Head
        + $"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="center"/></xf><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """;

    private readonly List<SheetXml> sheets = [];
    private readonly SharedTexts texts = new();

    public SheetXml AddSheet(string name)
    {
        sheets.Add(new SheetXml(name, texts));
        return sheets[^1];
    }

    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                zip,
                "[Content_Types].xml",
                $"""
                {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>{Each(
                    i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"
                )}<Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Types}.sharedStrings+xml"/></Types>
                """
            );
            Write(
                zip,
                "_rels/.rels",
                $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Write(
                zip,
                "xl/workbook.xml",
                $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Office}"><bookViews><workbookView/></bookViews><sheets>{Each(i => $"<sheet name=\"{sheets[i - 1].Name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")}</sheets></workbook>"""
            );
            Write(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""{Head}<Relationships xmlns="{Package}/relationships">{Each(i => $"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}<Relationship Id="rId90" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
            );
            for (var i = 1; i <= sheets.Count; i++)
            {
                Write(zip, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i}.xml"), sheets[i - 1].ToXml());
            }
            Write(zip, "xl/styles.xml", Styles);
            Write(zip, "xl/sharedStrings.xml", texts.ToXml());
        }
        return memory.ToArray();
    }

    private string Each(Func<int, FormattableString> part) =>
        string.Concat(Enumerable.Range(1, sheets.Count).Select(i => FormattableString.Invariant(part(i))));

    private static void Write(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
