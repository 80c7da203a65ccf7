using System.Text;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>The summary's looks as formats of its style part, numbered in the order of their first use.</summary>
internal sealed class SummaryStyles
{
    /// <summary>The style of a cell that names none: ordinary text without a border.</summary>
    public const int Plain = 0;

    private const string Border = "FF8C9BAA";

    private static readonly Dictionary<CellFont, CellFormat> Fonts = new()
    {
        [CellFont.Body] = Of(10, "宋体", false, "FF000000"),
        [CellFont.Bold] = Of(10, "宋体", true, "FF000000"),
        [CellFont.Title] = Of(16, "黑体", true, "FF000000"),
        [CellFont.Note] = Of(9, "宋体", false, "FF595959"),
        [CellFont.Good] = Of(10, "宋体", false, "FF00702E"),
        [CellFont.Doubtful] = Of(10, "宋体", false, "FF9C5700"),
        [CellFont.Bad] = Of(10, "宋体", false, "FFC00000"),
    };

    private static readonly CellFill[] Fills = [CellFill.Header, CellFill.Total, CellFill.Subtotal];

    private readonly StyleBook book = new(
        Encoding.UTF8.GetBytes(
            $"<styleSheet xmlns=\"{PartXml.TransitionalMain}\"><fonts/><fills/><borders/><cellStyleXfs/><cellXfs/>"
                + "<cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                + "<dxfs count=\"1\"><dxf><font><b/><color rgb=\"FFC00000\"/></font><fill><patternFill><bgColor rgb=\"FFFFC7CE\"/></patternFill></fill></dxf></dxfs>"
                + "<tableStyles count=\"0\" defaultTableStyle=\"TableStyleLight9\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>"
        ),
        normal: FormatOf(new CellStyle(Border: false))
    );

    private readonly Dictionary<CellStyle, int> indexes = [];

    public SummaryStyles()
    {
        // Each font and fill has its place, whatever a summary shows first.
        foreach (var font in Fonts.Keys)
        {
            book.Declare(FormatOf(new CellStyle(Font: font)));
        }
        foreach (var fill in Fills)
        {
            book.Declare(FormatOf(new CellStyle(Fill: fill)));
        }
        Index(new CellStyle(Border: false));
    }

    public int Index(CellStyle style)
    {
        if (!indexes.TryGetValue(style, out var index))
        {
            index = book.Add(FormatOf(style));
            indexes.Add(style, index);
        }
        return index;
    }

    public byte[] ToBytes() => book.ToBytes();

    private static CellFormat FormatOf(CellStyle style) =>
        Fonts[style.Font] with
        {
            Fill = style.Fill switch
            {
                CellFill.Header => "FFD9E2EC",
                CellFill.Total => "FFEDF2F7",
                CellFill.Subtotal => "FFF7F9FB",
                _ => null,
            },
            Bordered = style.Border,
            Centred = style.Align == CellAlign.Center,
            Right = style.Align == CellAlign.Right,
            Wrapped = style.Wrap,
            Indent = style.Indent,
            Code = style.Format,
        };

    /// <summary>Charset 134 (GB2312) makes a program without 宋体 or 黑体 fall back on another Chinese font.</summary>
    private static CellFormat Of(double size, string font, bool bold, string colour) =>
        new(size, bold, colour)
        {
            Font = font,
            Family = 3,
            Edge = Border,
            HasProtection = false,
        };
}
