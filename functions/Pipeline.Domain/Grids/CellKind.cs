namespace Pipeline.Domain.Grids;

/// <summary>What a cell of a workbook holds, before anything is understood of it.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing, or a formula that was saved without a value (see <see cref="CellFlags.FormulaWithoutValue"/>).</summary>
    Blank,

    /// <summary>A stored number; <see cref="GridCell.Number"/>.</summary>
    Number,

    /// <summary>Text as typed; <see cref="GridCell.Text"/>.</summary>
    Text,

    /// <summary>TRUE or FALSE; <see cref="GridCell.Number"/> is 1 or 0.</summary>
    Boolean,

    /// <summary>An error value such as <c>#REF!</c>; <see cref="GridCell.Text"/>.</summary>
    Error,

    /// <summary>
    /// A stored number that is shown as a date; <see cref="GridCell.Number"/> is the OLE Automation date, 1904 workbooks already shifted.
    /// </summary>
    Date,
}
