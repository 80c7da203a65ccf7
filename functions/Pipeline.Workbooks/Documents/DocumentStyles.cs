namespace Pipeline.Workbooks.Documents;

/// <summary>
/// The styles of the draft, by GB/T 9704 for official documents (公文): 小标宋 title of size 2, 仿宋 body of size 3 on lines of 28 points, 黑体
/// headings, digits in Times New Roman.
/// </summary>
/// <remarks>Ragged on the right: figures do not break, and justified lines would be torn apart around them.</remarks>
internal static class DocumentStyles
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Settings =>
        $"<w:settings xmlns:w=\"{Main}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/><w:"
        + $"characterSpacingControl w:val=\"compressPunctuation\"/><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

    public static string Xml =>
        $"<w:styles xmlns:w=\"{Main}\"><w:docDefaults><w:rPrDefault><w:rPr>{Font("仿宋", 32)}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + Style("Normal", "Normal", null, "<w:widowControl w:val=\"0\"/><w:jc w:val=\"left\"/>", Font("仿宋", 32), isDefault: true)
        + Style(
            "BodyText",
            "Body Text",
            "Normal",
            "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
            ""
        )
        + Style(
            "Title",
            "Title",
            "Normal",
            "<w:spacing w:before=\"560\" w:after=\"240\" w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            Font("方正小标宋简体", 44)
        )
        + Style(
            "Subtitle",
            "Subtitle",
            "Normal",
            "<w:spacing w:before=\"0\" w:after=\"320\" w:line=\"560\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            Font("楷体_GB2312", 32)
        )
        + Style(
            "Heading1",
            "heading 1",
            "Normal",
            "<w:keepNext/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:"
                + "firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>",
            Font("黑体", 32)
        )
        + Style("Caption", "caption", "Normal", "<w:spacing w:before=\"200\" w:after=\"100\"/><w:jc w:val=\"center\"/>", Font("黑体", 24))
        + Style("Note", "数据注", "Normal", "<w:spacing w:before=\"60\" w:after=\"120\"/>", Font("宋体", 18))
        + Style("Figure", "图", "Normal", "<w:spacing w:before=\"200\"/><w:jc w:val=\"center\"/>", "")
        + Style("TableText", "表格文字", "Normal", "<w:spacing w:before=\"30\" w:after=\"30\"/>", Font("宋体", 21))
        + Style(
            "DateLine",
            "成文日期",
            "Normal",
            "<w:spacing w:before=\"560\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:rightChars=\"400\" w:right=\"1280\"/>"
                + "<w:jc w:val=\"right\"/>",
            ""
        )
        + Style(
            "FooterOdd",
            "页码(单页)",
            "Normal",
            "<w:ind w:rightChars=\"100\" w:right=\"320\"/><w:jc w:val=\"right\"/>",
            Font("宋体", 28)
        )
        + Style("FooterEven", "页码(双页)", "Normal", "<w:ind w:leftChars=\"100\" w:left=\"320\"/><w:jc w:val=\"left\"/>", Font("宋体", 28))
        + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        + $"<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/>"
        + $"<w:tblPr><w:tblBorders>{Border("top")}{Border("left")}{Border("bottom")}{Border("right")}{Border("insideH")}"
        + $"{Border("insideV")}</w:tblBorders></w:tblPr></w:style></w:styles>";

    private static string Style(string id, string name, string? basedOn, string paragraph, string run, bool isDefault = false) =>
        $"<w:style w:type=\"paragraph\"{(isDefault ? " w:default=\"1\"" : "")} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>"
        + $"{(basedOn is null ? "" : $"<w:basedOn w:val=\"{basedOn}\"/>")}<w:qFormat/><w:pPr>{paragraph}</w:pPr>"
        + $"{(run.Length == 0 ? "" : $"<w:rPr>{run}</w:rPr>")}</w:style>";

    private static string Font(string name, int halfPoints, bool bold = false) =>
        FormattableString.Invariant(
            $"<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"{name}\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>{(bold ? "<w:b/>" : "")}<w:sz w:val=\"{halfPoints}\"/><w:szCs w:val=\"{halfPoints}\"/>"
        );

    private static string Border(string side) => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>";
}
