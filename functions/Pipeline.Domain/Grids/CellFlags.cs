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

    /// <summary>
    /// The cached result is not to be trusted: the file says that it must be recalculated, or the program that wrote it calculates nothing.
    /// </summary>
    Stale = 8,

    /// <summary>The whole cell is struck through by its font.</summary>
    Struck = 16,

    /// <summary>The number format shows nothing (<c>;;;</c>).</summary>
    NotShown = 32,

    /// <summary>The cell lies under a merged one and is not its first, so that nobody sees it.</summary>
    UnderMerge = 64,

    /// <summary><see cref="SheetGrid.FactsOf"/> has more.</summary>
    HasFacts = 128,
}
