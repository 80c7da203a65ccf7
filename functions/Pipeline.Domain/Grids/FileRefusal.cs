namespace Pipeline.Domain.Grids;

/// <summary>Why a file cannot be read as a workbook at all.</summary>
public enum FileRefusal
{
    /// <summary>No byte in it.</summary>
    Empty,

    /// <summary>Larger than <see cref="WorkbookLimits.MaxFileBytes"/>.</summary>
    TooLarge,

    /// <summary>Protected by a password.</summary>
    Encrypted,

    /// <summary>A spreadsheet of a kind that is not read: <c>.xlsb</c>, <c>.ods</c>, BIFF older than 8.</summary>
    UnsupportedSpreadsheet,

    /// <summary>Something else under a workbook's name: a web page, CSV, Word, a picture, plain text.</summary>
    NotAWorkbook,

    /// <summary>A workbook whose container or parts are damaged or cut off.</summary>
    Damaged,

    /// <summary>Inflates beyond <see cref="WorkbookLimits.MaxInflatedBytes"/>.</summary>
    InflatesTooFar,

    /// <summary>Holds a document type declaration, which no workbook needs.</summary>
    ForbiddenContent,

    /// <summary>More cells than a standard workbook could hold.</summary>
    TooManyCells,
}
