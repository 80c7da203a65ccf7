using System.Globalization;
using System.Security;
using System.Text;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Numbers the cell styles as they are used and writes the style part.</summary>
internal sealed class StyleBook
{
    /// <summary>The style of a cell that names none: ordinary text without a border.</summary>
    public const int Plain = 0;

    private const int FirstOwnFormat = 164;
    private readonly Dictionary<CellStyle, int> indexes = [];
    private readonly List<CellStyle> styles = [];
    private readonly List<string> formats = [];

    public StyleBook() => Index(new CellStyle(Border: false));

    public int Index(CellStyle style)
    {
        if (!indexes.TryGetValue(style, out var index))
        {
            index = styles.Count;
            indexes.Add(style, index);
            styles.Add(style);
        }
        return index;
    }

    public string Xml()
    {
        var cells = new StringBuilder();
        foreach (var style in styles)
        {
            Append(cells, style);
        }
        var own = string.Concat(formats.Select((format, i) =>
            string.Create(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstOwnFormat + i}\" formatCode=\"{SecurityElement.Escape(format)}\"/>")));
        return "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + (formats.Count == 0 ? "" : $"<numFmts count=\"{formats.Count}\">{own}</numFmts>")
            + Fonts + Fills + Borders
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + $"<cellXfs count=\"{styles.Count}\">{cells}</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
            + "<dxfs count=\"1\"><dxf><font><b/><color rgb=\"FFC00000\"/></font><fill><patternFill><bgColor rgb=\"FFFFC7CE\"/></patternFill></fill></dxf></dxfs>"
            + "<tableStyles count=\"0\" defaultTableStyle=\"TableStyleLight9\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>";
    }

    private void Append(StringBuilder xml, CellStyle style)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{FormatId(style.Format)}\" fontId=\"{(int)style.Font}\" fillId=\"{(int)style.Fill}\" borderId=\"{(style.Border ? 1 : 0)}\" xfId=\"0\"");
        xml.Append(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"");
        xml.Append(style.Align switch { CellAlign.Center => "center", CellAlign.Right => "right", _ => "left" }).Append("\" vertical=\"center\"");
        if (style.Wrap)
        {
            xml.Append(" wrapText=\"1\"");
        }
        if (style.Indent > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $" indent=\"{style.Indent}\"");
        }
        xml.Append("/></xf>");
    }

    private int FormatId(string format)
    {
        switch (format)
        {
            case CellStyle.General:
                return 0;
            case CellStyle.Text:
                return 49;
        }
        var at = formats.IndexOf(format);
        if (at < 0)
        {
            at = formats.Count;
            formats.Add(format);
        }
        return FirstOwnFormat + at;
    }

    /// <summary>Charset 134 (GB2312) makes a program without 宋体 or 黑体 fall back on another Chinese font.</summary>
    private static string Fonts => "<fonts count=\"7\">"
        + Font(10, "宋体", "", "FF000000") + Font(10, "宋体", "<b/>", "FF000000") + Font(16, "黑体", "<b/>", "FF000000")
        + Font(9, "宋体", "", "FF595959") + Font(10, "宋体", "", "FF00702E") + Font(10, "宋体", "", "FF9C5700") + Font(10, "宋体", "", "FFC00000") + "</fonts>";

    private static string Fills => "<fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + Fill("FFD9E2EC") + Fill("FFEDF2F7") + Fill("FFF7F9FB") + "</fills>";

    private static string Borders => "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"
        + Side("left") + Side("right") + Side("top") + Side("bottom") + "<diagonal/></border></borders>";

    private static string Font(int size, string name, string weight, string color) => string.Create(CultureInfo.InvariantCulture,
        $"<font>{weight}<sz val=\"{size}\"/><color rgb=\"{color}\"/><name val=\"{name}\"/><family val=\"3\"/><charset val=\"134\"/></font>");

    private static string Fill(string color) => $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{color}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    private static string Side(string name) => $"<{name} style=\"thin\"><color rgb=\"FF8C9BAA\"/></{name}>";
}
