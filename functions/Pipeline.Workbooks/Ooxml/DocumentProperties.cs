using System.Globalization;
using System.Security;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Writes title and time of a document, and the package's relationship to its main part.</summary>
internal static class DocumentProperties
{
    public static void Write(PackageWriter package, string title, DateTimeOffset created, string mainPart)
    {
        var time = created.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        package.Write(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                + "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + $"<dc:title>{SecurityElement.Escape(title)}</dc:title><dc:creator>{ProductVersion.Creator}</dc:creator><dc:language>zh-CN</dc:language>"
                + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified></cp:coreProperties>"
        );
        package.Relate(
            "",
            [NewRelationship.OfOffice("rId1", "officeDocument", mainPart), NewRelationship.CoreProperties("rId2", "docProps/core.xml")]
        );
    }
}
