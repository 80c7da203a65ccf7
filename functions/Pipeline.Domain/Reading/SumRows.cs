using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Finds data rows whose figures each equal the sum of other rows: the run right above, the run right below, all rows of the same value of
/// a dimension, or the whole table. Such a row is a total that lost its word, and adding it would count its rows twice.
/// </summary>
/// <remarks>
/// Figures are never negative, so sums grow along the rows and a run's end is found by halving, for each measure an interval; where the
/// intervals of all measures meet, the run adds up. Two measures other than zero and different from each other are the least that says
/// anything, and two rows the least that add up.
/// </remarks>
internal sealed class SumRows
{
    private readonly List<ReadRow> rows;
    private readonly int[] measures;

    /// <summary>By measure and row: the figures, and whether a cell states them.</summary>
    private readonly long[][] values;
    private readonly bool[][] stated;
    private readonly long[][] below;
    private readonly long[][] above;
    private readonly int[] countAbove;
    private readonly int[] countBelow;
    private readonly bool[] isSum;

    private SumRows(List<ReadRow> rows, FormDefinition form)
    {
        this.rows = rows;
        measures = [.. Enumerable.Range(0, form.Measures.Length).Where(m => rows.Any(row => row.Data.Values[m].Value != 0))];
        (values, stated) = (new long[measures.Length][], new bool[measures.Length][]);
        for (var m = 0; m < measures.Length; m++)
        {
            (values[m], stated[m]) = (new long[rows.Count], new bool[rows.Count]);
            for (var i = 0; i < rows.Count; i++)
            {
                ref readonly var value = ref rows[i].Data.Values.ItemRef(measures[m]);
                (values[m][i], stated[m][i]) = (value.Value, value.State == MeasureState.Reported);
            }
        }
        isSum = new bool[rows.Count];
        below = Table(rows.Count);
        above = Table(rows.Count);
        countAbove = new int[rows.Count + 1];
        countBelow = new int[rows.Count + 2];
    }

    /// <summary>For each row whether it adds up others.</summary>
    public static bool[] Find(List<ReadRow> rows, FormDefinition form)
    {
        var finder = new SumRows(rows, form);
        if (rows.Count > 2 && finder.measures.Length > 1)
        {
            finder.FindAboveRows();
            finder.FindBelowRows();
            finder.FindOfWholeTable();
            for (var dimension = 0; dimension < form.Dimensions.Length; dimension++)
            {
                finder.FindOfValue(dimension);
            }
        }
        return finder.isSum;
    }

    private long[][] Table(int count) => [.. measures.Select(_ => new long[count + 2])];

    /// <summary>From the last row up: a row that sums the run right below it.</summary>
    private void FindAboveRows()
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            isSum[i] = SaysEnough(i) && RunBelow(i);
            for (var m = 0; m < measures.Length; m++)
            {
                below[m][i] = below[m][i + 1] + (isSum[i] ? 0 : ValueOf(i, m));
            }
            countBelow[i] = countBelow[i + 1] + (isSum[i] ? 0 : 1);
        }
    }

    /// <summary>From the first row down: a row that sums the run right above it.</summary>
    private void FindBelowRows()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            isSum[i] = isSum[i] || (SaysEnough(i) && RunAbove(i));
            for (var m = 0; m < measures.Length; m++)
            {
                above[m][i + 1] = above[m][i] + (isSum[i] ? 0 : ValueOf(i, m));
            }
            countAbove[i + 1] = countAbove[i] + (isSum[i] ? 0 : 1);
        }
    }

    private void FindOfWholeTable() => MarkHalf([.. Enumerable.Range(0, rows.Count)]);

    private void FindOfValue(int dimension)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var value = rows[i].Data.Dimensions[dimension] ?? "";
            if (!groups.TryGetValue(value, out var members))
            {
                groups[value] = members = [];
            }
            members.Add(i);
        }
        foreach (var members in groups.Values)
        {
            MarkHalf(members);
        }
    }

    /// <summary>A row that equals the sum of all others of its group makes half of the group's total.</summary>
    private void MarkHalf(List<int> members)
    {
        members.RemoveAll(i => isSum[i]);
        if (members.Count < 3)
        {
            return;
        }
        var totals = new Int128[measures.Length];
        foreach (var i in members)
        {
            for (var m = 0; m < measures.Length; m++)
            {
                totals[m] += values[m][i];
            }
        }
        var half = members.FindIndex(i => IsHalf(i, totals) && SaysEnough(i));
        if (half >= 0)
        {
            isSum[members[half]] = true;
        }
    }

    private bool IsHalf(int i, Int128[] totals)
    {
        for (var m = 0; m < measures.Length; m++)
        {
            if (stated[m][i] && totals[m] != 2 * (Int128)values[m][i])
            {
                return false;
            }
        }
        return true;
    }

    private bool RunBelow(int i)
    {
        // below[m] falls from i + 1 to the end; the run ends before the first row whose rest is what remains.
        var (first, last) = (i + 2, rows.Count);
        for (var m = 0; m < measures.Length && first <= last; m++)
        {
            if (IsStated(i, m))
            {
                var rest = below[m][i + 1] - ValueOf(i, m);
                var range = Interval(below[m], i + 1, rows.Count, rest, falls: true);
                (first, last) = (Math.Max(first, range.First), Math.Min(last, range.Last));
            }
        }
        return first <= last && countBelow[i + 1] - countBelow[last] >= 2;
    }

    private bool RunAbove(int i)
    {
        var (first, last) = (0, i - 1);
        for (var m = 0; m < measures.Length && first <= last; m++)
        {
            if (IsStated(i, m))
            {
                var before = above[m][i] - ValueOf(i, m);
                var range = Interval(above[m], 0, i, before, falls: false);
                (first, last) = (Math.Max(first, range.First), Math.Min(last, range.Last));
            }
        }
        return first <= last && countAbove[i] - countAbove[first] >= 2;
    }

    /// <summary>
    /// The places between <paramref name="from"/> and <paramref name="to"/> where a rising (or falling) sum has a value; an empty interval
    /// where it never has.
    /// </summary>
    private static (int First, int Last) Interval(long[] sums, int from, int to, long value, bool falls)
    {
        int Bound(bool behind)
        {
            var (low, high) = (from, to + 1);
            while (low < high)
            {
                var middle = (low + high) >> 1;
                var order = sums[middle].CompareTo(value) * (falls ? -1 : 1);
                (low, high) = order < 0 || (behind && order == 0) ? (middle + 1, high) : (low, middle);
            }
            return low;
        }
        return (Bound(behind: false), Bound(behind: true) - 1);
    }

    /// <summary>Two different figures other than zero, and none that could not be read.</summary>
    private bool SaysEnough(int i)
    {
        if (rows[i].Faults != 0)
        {
            return false;
        }
        var (count, seen) = (0, 0L);
        for (var m = 0; m < measures.Length; m++)
        {
            if (IsStated(i, m) && ValueOf(i, m) is not 0 and var value && (count == 0 || value != seen))
            {
                (count, seen) = (count + 1, value);
            }
        }
        return count >= 2;
    }

    private bool IsStated(int i, int m) => stated[m][i];

    private long ValueOf(int i, int m) => values[m][i];
}
