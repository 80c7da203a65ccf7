using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading;

/// <summary>What one file may cost while it is read; every count stops the reading with a refusal when it is used up.</summary>
internal sealed class ReadingBudget
{
    /// <summary>Excel keeps at most 32,767 characters in a cell, so that even a full standard workbook stays far below.</summary>
    public const long MaxTextCharacters = 48L * 1024 * 1024;
    public const int MaxRanges = 100_000;
    public const int MaxSheets = 1_000;
    public const int MaxSharedStrings = WorkbookLimits.MaxCells;
    public const int MaxRelationships = 20_000;
    public const int MaxStyles = 65_536;

    private long inflated;
    private long characters;
    private int cells;
    private int ranges;

    public void Inflated(int bytes)
    {
        inflated += bytes;
        if (inflated > WorkbookLimits.MaxInflatedBytes)
        {
            throw new RefusedException(FileRefusal.InflatesTooFar);
        }
    }

    public void Characters(int count)
    {
        characters += count;
        if (characters > MaxTextCharacters)
        {
            throw new RefusedException(FileRefusal.InflatesTooFar, detail: "more text than a workbook is read with");
        }
    }

    public void Cell()
    {
        if (++cells > WorkbookLimits.MaxCells)
        {
            throw new RefusedException(FileRefusal.TooManyCells);
        }
    }

    /// <summary>A merged range or a range of hidden columns.</summary>
    public void Range()
    {
        if (++ranges > MaxRanges)
        {
            throw new RefusedException(FileRefusal.TooManyCells, detail: "more ranges than a workbook is read with");
        }
    }
}
