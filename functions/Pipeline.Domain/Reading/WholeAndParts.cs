using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Finds a row whose parts were all written below it, of which only the first says 其中: <c>营养改善计划</c>, <c>其中:脱贫户</c>, <c>非脱贫户</c>. The row
/// and its last parts would both count. Two measures other than zero and different from each other are the least that says anything.
/// </summary>
internal static class WholeAndParts
{
    /// <summary>
    /// The last row that belongs to the whole at <paramref name="index"/>; null if its parts and the rows behind them do not add up to it.
    /// </summary>
    public static TableEntry? LastPart(List<TableEntry> entries, int index, RowKind[] kinds)
    {
        if (
            index + 2 >= entries.Count
            || kinds[entries[index + 1].Index] != RowKind.Part
            || entries[index].Data!.Faults != 0
            || !SaysEnough(entries[index])
        )
        {
            return null;
        }
        var rest = entries[index].Values.Select(static value => value.Value).ToArray();
        var seen = 0;
        for (var next = index + 1; next < entries.Count && kinds[entries[next].Index] is RowKind.Part or RowKind.Data; next++)
        {
            for (var m = 0; m < rest.Length; m++)
            {
                rest[m] -= entries[next].Values[m].Value;
            }
            seen += kinds[entries[next].Index] == RowKind.Data ? 1 : 0;
            if (IsOver(entries[index], rest))
            {
                return null;
            }
            if (seen > 0 && IsUsedUp(entries[index], rest))
            {
                return entries[next];
            }
        }
        return null;
    }

    private static bool SaysEnough(TableEntry whole) =>
        whole
            .Values.Where(static value => value.State == MeasureState.Reported && value.Value != 0)
            .Select(static value => value.Value)
            .Distinct()
            .Take(2)
            .Count() == 2;

    private static bool IsUsedUp(TableEntry whole, long[] rest) => All(whole, rest, static left => left == 0);

    private static bool IsOver(TableEntry whole, long[] rest) => !All(whole, rest, static left => left >= 0);

    /// <summary>Every measure that the whole states.</summary>
    private static bool All(TableEntry whole, long[] rest, Func<long, bool> holds)
    {
        for (var m = 0; m < rest.Length; m++)
        {
            if (whole.Values[m].State == MeasureState.Reported && !holds(rest[m]))
            {
                return false;
            }
        }
        return true;
    }
}
