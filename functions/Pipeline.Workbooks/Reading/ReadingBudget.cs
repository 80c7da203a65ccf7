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

    /// <summary>Numbers that show otherwise than they are; ten in each row that a sheet may have.</summary>
    public const int MaxShown = WorkbookLimits.MaxDataRowsPerSheet * 10;

    /// <summary>Formulas that are kept; what stands beyond counts by its value alone.</summary>
    public const int MaxFormulas = 50_000;

    /// <summary>Notes that are kept; those beyond lie far below any header.</summary>
    public const int MaxNotes = 10_000;

    private long inflated;
    private long characters;
    private int cells;
    private int ranges;
    private int shown;
    private int formulas;
    private int notes;

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

    /// <summary>A number that shows otherwise than it is.</summary>
    public void Shown(int length)
    {
        Characters(length);
        if (++shown > MaxShown)
        {
            throw new RefusedException(FileRefusal.TooManyCells, detail: "more numbers in special formats than a workbook is read with");
        }
    }

    /// <summary>Whether one more formula may be kept.</summary>
    public bool TryFormula(int length)
    {
        if (formulas == MaxFormulas)
        {
            return false;
        }
        formulas++;
        Characters(length);
        return true;
    }

    /// <summary>Whether one more note may be kept.</summary>
    public bool TryNote(int length)
    {
        if (notes == MaxNotes)
        {
            return false;
        }
        notes++;
        Characters(length);
        return true;
    }

    /// <summary>A merged range, a range of hidden columns or a page break.</summary>
    public void Range()
    {
        if (++ranges > MaxRanges)
        {
            throw new RefusedException(FileRefusal.TooManyCells, detail: "more ranges than a workbook is read with");
        }
    }
}
