namespace Pipeline.Domain.Quantities;

/// <summary>
/// Holds a cell's own unit against the one that header or sheet state ("never a guess", standard-workbook.md, "Finding the table").
/// </summary>
internal enum UnitAgreement
{
    /// <summary>The cell says its size itself.</summary>
    Own,

    /// <summary>The cell holds a bare number, in the stated unit.</summary>
    Stated,

    /// <summary>Both speak, and differ, or a bare number could be meant in either.</summary>
    Contradiction,
}
