using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The styles of 数据明细 by number, looked up once.</summary>
internal sealed class DetailStyles(SummaryStyles book)
{
    public int Header { get; } = book.Index(Looks.Header);

    public int Code { get; } = book.Index(new CellStyle(Format: CellStyle.Text, Border: false));

    public int Count { get; } = book.Index(new CellStyle(Format: CellStyle.Count, Align: CellAlign.Right, Border: false));

    public int Money { get; } = book.Index(new CellStyle(Format: CellStyle.Money, Align: CellAlign.Right, Border: false));
}
