using System.Globalization;
using System.Security;
using System.Text;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>A workbook of our own sheets, the same bytes for the same sheets: no clock, no random name.</summary>
internal sealed class NewWorkbook
{
    private readonly List<(string Name, SheetXml Sheet, bool IsHidden, string? Titles)> sheets = [];

    public StyleBook Styles { get; } = new(StyleBook.Minimal());

    /// <summary>Where the workbook says what it is: title and version.</summary>
    public (string Title, string Subject, string Version) Properties { get; set; } = ("", "", "");

    /// <param name="titles">Rows that repeat on each page, such as <c>$1:$3</c>; null for none.</param>
    public void Add(string name, SheetXml sheet, bool isHidden = false, string? titles = null) =>
        sheets.Add((name, sheet, isHidden, titles));

    public void WriteTo(Stream output)
    {
        using var package = new PackageWriter(output);
        var relations = new List<NewRelationship>();
        for (var i = 1; i <= sheets.Count; i++)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{i}.xml");
            package.Write("xl/" + file, ContentTypes.Worksheet, sheets[i - 1].Sheet.ToBytes());
            relations.Add(NewRelationship.OfOffice(string.Create(CultureInfo.InvariantCulture, $"rId{i}"), "worksheet", file));
        }
        relations.Add(
            NewRelationship.OfOffice(string.Create(CultureInfo.InvariantCulture, $"rId{sheets.Count + 1}"), "styles", "styles.xml")
        );
        package.Write("xl/styles.xml", ContentTypes.Styles, Styles.ToBytes());
        package.Write("xl/workbook.xml", ContentTypes.Workbook, Workbook());
        package.Relate("xl/workbook.xml", relations);
        package.Write("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Core());
        package.Relate(
            "",
            [
                NewRelationship.OfOffice("rId1", "officeDocument", "xl/workbook.xml"),
                NewRelationship.CoreProperties("rId2", "docProps/core.xml"),
            ]
        );
        package.Finish();
    }

    private string Workbook()
    {
        var first = sheets.FindIndex(sheet => sheet.Sheet.IsShownFirst);
        var xml = new StringBuilder();
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<workbook xmlns=\"{PartXml.TransitionalMain}\" xmlns:r=\"{PartXml.TransitionalRelationships}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\" activeTab=\"{Math.Max(first, 0)}\"/></bookViews><sheets>"
        );
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<sheet name=\"{SecurityElement.Escape(sheets[i].Name)}\" sheetId=\"{i + 1}\"{(sheets[i].IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>"
            );
        }
        xml.Append("</sheets>");
        if (sheets.Any(sheet => sheet.Titles is not null))
        {
            xml.Append("<definedNames>");
            for (var i = 0; i < sheets.Count; i++)
            {
                if (sheets[i].Titles is { } titles)
                {
                    xml.Append(
                        CultureInfo.InvariantCulture,
                        $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">'{SecurityElement.Escape(sheets[i].Name)}'!{titles}</definedName>"
                    );
                }
            }
            xml.Append("</definedNames>");
        }
        return xml.Append("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>").ToString();
    }

    private string Core() =>
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + $"<dc:title>{SecurityElement.Escape(Properties.Title)}</dc:title><dc:creator>{ProductVersion.Creator}</dc:creator>"
        + $"<dc:subject>{SecurityElement.Escape(Properties.Subject)}</dc:subject><cp:version>"
        + $"{SecurityElement.Escape(Properties.Version)}</cp:version></cp:coreProperties>";
}
