using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>A column of a sheet that was recognised as a column of the form.</summary>
/// <param name="Column">The sheet's column, from 1.</param>
/// <param name="Label">The header as the school wrote it.</param>
/// <param name="Unit">What the header itself says of the unit.</param>
internal sealed record TableColumn(int Column, ColumnDefinition Definition, string Label, UnitWords.Stated Unit)
{
    /// <summary>How a measure's cells are read; null for other columns.</summary>
    public QuantitySpec? Spec { get; set; }
}

/// <summary>A header cell that is no column of the form, or is one a second time.</summary>
/// <param name="SameAs">The form's column that the cell names too; null if it names none.</param>
/// <param name="Kind">Why it is not read.</param>
/// <param name="Other">The header of the column that is read instead, for a column that comes twice.</param>
internal sealed record OtherColumn(int Row, int Column, string Label, ColumnDefinition? SameAs, OtherColumnKind Kind, string? Other = null);

/// <summary>Where a form's table begins in a sheet, and which column is which.</summary>
internal sealed record TableHeader(int FirstRow, int LastRow, TableColumn[] Columns, List<OtherColumn> Others)
{
    /// <summary>For each definition the index of its column in <see cref="Columns"/>, -1 where the sheet lacks it.</summary>
    public int[] Slots<TColumn>(IReadOnlyList<TColumn> definitions)
        where TColumn : ColumnDefinition
    {
        var slots = new int[definitions.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = -1;
            for (var slot = 0; slot < Columns.Length && slots[i] < 0; slot++)
            {
                slots[i] = ReferenceEquals(Columns[slot].Definition, definitions[i]) ? slot : -1;
            }
        }
        return slots;
    }

    /// <summary>A column 单位 whose cells give each row its unit; 0 if there is none.</summary>
    public int RowUnitColumn => Others.FirstOrDefault(static other => other.Kind == OtherColumnKind.RowUnit)?.Column ?? 0;

    /// <summary>How many columns say their unit.</summary>
    public int UnitCount => Columns.Count(column => column.Unit.SaysSomething);

    public TableColumn? Find(ColumnDefinition definition) =>
        Columns.FirstOrDefault(column => ReferenceEquals(column.Definition, definition));
}
