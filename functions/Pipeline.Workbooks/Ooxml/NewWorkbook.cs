using System.Globalization;
using System.Security;
using System.Text;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>A workbook of our own sheets, the same bytes for the same sheets: no clock, no random name.</summary>
internal sealed class NewWorkbook
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string CoreType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private readonly List<(string Name, SheetXml Sheet, bool IsHidden, string? Titles)> sheets = [];

    public StyleBook Styles { get; } = new(StyleBook.Minimal());

    /// <summary>Where the workbook says what it is: title and version.</summary>
    public (string Title, string Subject, string Version) Properties { get; set; } = ("", "", "");

    /// <param name="titles">Rows that repeat on each page, such as <c>$1:$3</c>; null for none.</param>
    public void Add(string name, SheetXml sheet, bool isHidden = false, string? titles = null) => sheets.Add((name, sheet, isHidden, titles));

    public void WriteTo(Stream output)
    {
        using var package = PackageParts.Empty();
        var types = new StringBuilder(Declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        types.Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentTypes.Workbook}\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{ContentTypes.Styles}\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        var relations = new StringBuilder();
        for (var i = 1; i <= sheets.Count; i++)
        {
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{ContentTypes.Worksheet}\"/>");
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{PartXml.TransitionalRelationships}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }
        relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{PartXml.TransitionalRelationships}/styles\" Target=\"styles.xml\"/>");
        Set(package, ContentTypes.PartName, types.Append("</Types>").ToString());
        Set(package, "_rels/.rels", Relationships($"<Relationship Id=\"rId1\" Type=\"{PartXml.TransitionalRelationships}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{CoreType}\" Target=\"docProps/core.xml\"/>"));
        Set(package, "xl/workbook.xml", Workbook());
        Set(package, "xl/_rels/workbook.xml.rels", Relationships(relations.ToString()));
        package.Set("xl/styles.xml", Styles.ToBytes());
        for (var i = 0; i < sheets.Count; i++)
        {
            package.Set(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), sheets[i].Sheet.ToBytes());
        }
        Set(package, "docProps/core.xml", Core());
        package.WriteTo(output);
    }

    private static void Set(PackageParts package, string name, string text) => package.Set(name, Encoding.UTF8.GetBytes(text));

    private static string Relationships(string inner) => Declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner + "</Relationships>";

    private string Workbook()
    {
        var first = sheets.FindIndex(sheet => sheet.Sheet.IsShownFirst);
        var xml = new StringBuilder(Declaration);
        xml.Append(CultureInfo.InvariantCulture, $"<workbook xmlns=\"{PartXml.TransitionalMain}\" xmlns:r=\"{PartXml.TransitionalRelationships}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\" activeTab=\"{Math.Max(first, 0)}\"/></bookViews><sheets>");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(sheets[i].Name)}\" sheetId=\"{i + 1}\"{(sheets[i].IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>");
        }
        xml.Append("</sheets>");
        if (sheets.Any(sheet => sheet.Titles is not null))
        {
            xml.Append("<definedNames>");
            for (var i = 0; i < sheets.Count; i++)
            {
                if (sheets[i].Titles is { } titles)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">'{SecurityElement.Escape(sheets[i].Name)}'!{titles}</definedName>");
                }
            }
            xml.Append("</definedNames>");
        }
        return xml.Append("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>").ToString();
    }

    private string Core() => Declaration + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + $"<dc:title>{SecurityElement.Escape(Properties.Title)}</dc:title><dc:subject>{SecurityElement.Escape(Properties.Subject)}</dc:subject><cp:version>{SecurityElement.Escape(Properties.Version)}</cp:version></cp:coreProperties>";
}
