namespace Pipeline.Domain.Grids;

/// <summary>How the value of a cell came about.</summary>
[Flags]
public enum CellFlags : byte
{
    None = 0,
    /// <summary>The value is the cached result of a formula.</summary>
    Formula = 1,
    /// <summary>A formula stands in the cell and the file holds no value for it.</summary>
    FormulaWithoutValue = 2,
    /// <summary>The formula refers to another workbook; its cached value counts.</summary>
    ExternalReference = 4,
}
