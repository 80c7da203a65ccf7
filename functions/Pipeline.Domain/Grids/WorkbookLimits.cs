namespace Pipeline.Domain.Grids;

/// <summary>The bounds within which a workbook is read; from the standard workbook's contract, section File.</summary>
public static class WorkbookLimits
{
    public const int MaxFileBytes = 10 * 1024 * 1024;
    public const long MaxInflatedBytes = 200L * 1024 * 1024;
    public const int MaxDataRowsPerSheet = 20_000;

    /// <summary>Different values of one open dimension in one table: a summary has a line for each.</summary>
    public const int MaxDistinctValues = 500;

    /// <summary>Cells that hold something, over all sheets; ours, so that memory stays below 512 MiB whatever a file holds.</summary>
    public const int MaxCells = 2_000_000;
}
