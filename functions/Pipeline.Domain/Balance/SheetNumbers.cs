using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Balance;

/// <summary>Gives the numbers of a sheet that is no form's their place.</summary>
internal static class SheetNumbers
{
    /// <summary>The cover, or a sheet that was not read: what a label beside it names is named, the rest is left.</summary>
    public static void Take(SheetGrid sheet, SheetFates fates, LeftTelling telling)
    {
        for (var index = 0; index < sheet.RowCount; index++)
        {
            var row = sheet.RowAt(index);
            for (var at = 0; at < row.Length; at++)
            {
                if ((row[at].Flags & CellFlags.UnderMerge) != 0 || !NumberSense.TryRead(row[at], out var value))
                {
                    continue;
                }
                if (NumberLabels.NamesCell(row, at))
                {
                    fates.Name();
                }
                else
                {
                    fates.Leave(row[at], value, telling);
                }
            }
        }
    }

    /// <summary>A copy of a form's sheet: each of its numbers stands on the form's own sheet too.</summary>
    public static void TakeCopy(SheetGrid sheet, SheetFates fates)
    {
        foreach (ref readonly var cell in sheet.Cells)
        {
            if ((cell.Flags & CellFlags.UnderMerge) == 0 && NumberSense.TryRead(cell, out _))
            {
                fates.Check();
            }
        }
    }
}
