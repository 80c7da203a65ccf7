using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>The styles that the sheets share.</summary>
internal static class Looks
{
    public static readonly CellStyle Title = new(Font: CellFont.Title, Align: CellAlign.Center, Border: false);
    public static readonly CellStyle Note = new(Font: CellFont.Note, Border: false, Wrap: true);
    public static readonly CellStyle NoteRight = new(Font: CellFont.Note, Border: false, Align: CellAlign.Right);
    public static readonly CellStyle Section = new(Font: CellFont.Bold, Border: false);
    public static readonly CellStyle Header = new(Font: CellFont.Bold, Fill: CellFill.Header, Align: CellAlign.Center, Wrap: true);
    public static readonly CellStyle Body = new(CellStyle.General);
    public static readonly CellStyle Wrapped = new(Wrap: true);
    public static readonly CellStyle Centered = new(Align: CellAlign.Center);
    public static readonly CellStyle Code = new(Format: CellStyle.Text, Align: CellAlign.Center);
    public static readonly CellStyle Figure = new(Format: CellStyle.Count, Align: CellAlign.Right);

    /// <summary>The look of a line: the whole, an area, or plain.</summary>
    public static CellStyle AtLevel(this CellStyle style, bool total, bool subtotal) =>
        total ? style with { Font = CellFont.Bold, Fill = CellFill.Total }
        : subtotal ? style with { Font = CellFont.Bold, Fill = CellFill.Subtotal }
        : style;
}
