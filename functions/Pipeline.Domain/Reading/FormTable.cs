using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>One form's sheet as it was read: its header, its data rows, its total rows.</summary>
internal sealed record FormTable(FormDefinition Form, SheetPlace Sheet, TableHeader Header, IReadOnlyList<ReadRow> Rows, IReadOnlyList<TotalRow> Totals)
{
    /// <summary>The sheet's column of a form's column; 0 where the sheet lacks it.</summary>
    public int ColumnOf(ColumnDefinition definition) => Header.Find(definition)?.Column ?? 0;
}
