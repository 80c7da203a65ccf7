using System.Globalization;
using System.Security;
using System.Text;

namespace Pipeline.Workbooks.Documents;

/// <summary>Writes the body of a document, A4 upright.</summary>
internal sealed class WordXml
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http:"
        + "//schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private readonly StringBuilder xml = new(
        $"<w:document {Namespaces} xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>"
    );
    private List<int> widths = [];

    /// <summary>The page number as GB/T 9704 has it: — 1 —, on the outer side.</summary>
    public static string Footer(string style) =>
        $"<w:ftr {Namespaces}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
        + $"{Field("PAGE")}<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";

    public void Paragraph(string style, string text, bool keepWithNext = false)
    {
        xml.Append("<w:p><w:pPr><w:pStyle w:val=\"").Append(style).Append("\"/>");
        if (keepWithNext)
        {
            xml.Append("<w:keepNext/>");
        }
        xml.Append("</w:pPr><w:r><w:t xml:space=\"preserve\">").Append(Escape(text)).Append("</w:t></w:r></w:p>");
    }

    /// <param name="columns">Widths in twentieths of a point.</param>
    public void TableStart(List<int> columns)
    {
        widths = columns;
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{widths.Sum()}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        );
        foreach (var width in widths)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        }
        xml.Append("</w:tblGrid>");
    }

    /// <param name="continues">The first cell is one with the cell above it.</param>
    public void Row(List<string> cells, bool header, bool continues = false)
    {
        xml.Append("<w:tr><w:trPr><w:cantSplit/>").Append(header ? "<w:tblHeader/>" : "").Append("</w:trPr>");
        for (var i = 0; i < cells.Count; i++)
        {
            var alignment =
                header || i == 2 ? "center"
                : i > 2 ? "right"
                : "left";
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<w:tc><w:tcPr><w:tcW w:w=\"{widths[i]}\" w:type=\"dxa\"/>{(header ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2EC\"/>" : "")}{(header || i > 0 ? "" : continues ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>")}<w:vAlign w:val=\"center\"/></w:tcPr>"
            );
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:jc w:val=\"{alignment}\"/></w:pPr><w:r>{(header ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{Escape(cells[i])}</w:t></w:r></w:p></w:tc>"
            );
        }
        xml.Append("</w:tr>");
    }

    public void TableEnd() => xml.Append("</w:tbl>");

    public void Chart(string relationship, string description)
    {
        const long Width = 5_400_000;
        const long Height = 3_000_000;
        xml.Append("<w:p><w:pPr><w:pStyle w:val=\"Figure\"/><w:keepNext/></w:pPr><w:r><w:drawing>");
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{Width}\" cy=\"{Height}\"/><wp:docPr id=\"1\" name=\"图1\" descr=\"{Escape(description)}\"/><wp:cNvGraphicFramePr/>"
        );
        xml.Append(
                "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\""
            )
            .Append(relationship)
            .Append("\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
    }

    /// <summary>A4 with margins of 37, 35, 28 and 26 mm.</summary>
    public string Finish(string oddFooter, string evenFooter) =>
        xml.Append("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"")
            .Append(oddFooter)
            .Append("\"/><w:footerReference w:type=\"even\" r:id=\"")
            .Append(evenFooter)
            .Append(
                "\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1588\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
            )
            .ToString();

    private static string Field(string name) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>"
        + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    // Characters that XML cannot hold would make the document unreadable.
    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Where(letter => letter >= ' ' && letter is not ('\uFFFE' or '\uFFFF'))));
}
