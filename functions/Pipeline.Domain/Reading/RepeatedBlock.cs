using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Finds where a table begins to tell the same figures again in other groups (by 年级, then by 低段 and 高段): both parts add up to the same in
/// every measure. Parts of as many rows each are left alone, since rows may well be alike; two measures of different sums are the least
/// that says anything.
/// </summary>
internal static class RepeatedBlock
{
    private const int FewestRows = 5;
    private const int FewestOfPart = 2;

    /// <summary>The first row of the second part; null if there is none.</summary>
    public static int? Find(List<ReadRow> rows, FormDefinition form)
    {
        if (rows.Count < FewestRows)
        {
            return null;
        }
        var (total, above) = (Sums(rows, form), new long[form.Measures.Length]);
        if (!SaysEnough(total))
        {
            return null;
        }
        for (var i = 0; i < rows.Count - FewestOfPart; i++)
        {
            for (var m = 0; m < above.Length; m++)
            {
                above[m] += rows[i].Data.Values.ItemRef(m).Value;
            }
            var first = i + 1;
            if (
                first >= FewestOfPart
                && 2 * first != rows.Count
                && Enumerable.Range(0, above.Length).All(m => total[m] == 2 * (Int128)above[m])
            )
            {
                return first;
            }
        }
        return null;
    }

    private static Int128[] Sums(List<ReadRow> rows, FormDefinition form)
    {
        var sums = new Int128[form.Measures.Length];
        foreach (var row in rows)
        {
            for (var m = 0; m < sums.Length; m++)
            {
                sums[m] += row.Data.Values.ItemRef(m).Value;
            }
        }
        return sums;
    }

    private static bool SaysEnough(Int128[] sums) => sums.Where(static sum => sum != 0).Distinct().Take(2).Count() == 2;
}
