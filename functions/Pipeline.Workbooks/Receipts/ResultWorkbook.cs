using System.Text;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>A workbook of 校验结果 alone, for an upload that cannot be marked.</summary>
internal static class ResultWorkbook
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private const string Types =
        Declaration
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + ContentTypes.Workbook
        + "\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
        + ContentTypes.Styles
        + "\"/></Types>";

    private const string Relations =
        Declaration
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\""
        + PartXml.TransitionalRelationships
        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    private const string Workbook =
        Declaration
        + "<workbook xmlns=\""
        + PartXml.TransitionalMain
        + "\" xmlns:r=\""
        + PartXml.TransitionalRelationships
        + "\"><bookViews><workbookView/></bookViews><sheets/></workbook>";

    public static PackageParts Create(ReceiptContent content)
    {
        var package = PackageParts.Empty();
        package.Set(ContentTypes.PartName, Encoding.UTF8.GetBytes(Types));
        package.Set("_rels/.rels", Encoding.UTF8.GetBytes(Relations));
        package.Set("xl/workbook.xml", Encoding.UTF8.GetBytes(Workbook));
        var types = new ContentTypes(package);
        var workbook = WorkbookPart.Open(package);
        workbook.Relationships.Add(workbook.RelationshipPrefix, "styles", "xl/styles.xml");
        var part = workbook.PutResultFirst(types);
        var styles = new StyleBook(StyleBook.Minimal());
        var (xml, places) = ResultSheet.Write(styles, content, new HashSet<string>(), new MarkRecord(), workbook.MainNamespace);
        workbook.AddNames(places);
        package.Set(part, xml);
        package.Set("xl/styles.xml", styles.ToBytes());
        types.Save();
        workbook.Save();
        return package;
    }
}
