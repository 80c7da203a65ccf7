using System.Collections.Immutable;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>
/// The sums of a summary's rows that give all dimensions, by the values of some dimensions and by those that come first of them: each
/// whole, and for each value of one more dimension (the pivot of a cross table).
/// </summary>
public sealed class CrossSums
{
    private readonly Dictionary<string, Total[]> found = new(StringComparer.Ordinal);

    /// <param name="rows">Rows with a value in every dimension, of which no two overlap.</param>
    /// <param name="by">Positions of the dimensions, the first before those within it.</param>
    /// <param name="pivot">The position of the pivot; -1 for none.</param>
    public CrossSums(IEnumerable<AggregateRow> rows, ImmutableArray<int> by, int pivot)
    {
        foreach (var row in rows)
        {
            var keys = by.Select(dimension => row.Dimensions[dimension]!).ToList();
            for (var length = 0; length <= keys.Count; length++)
            {
                var prefix = keys.Take(length).ToList();
                Add(Key(prefix, null), row.Measures);
                if (pivot >= 0)
                {
                    Add(Key(prefix, row.Dimensions[pivot]), row.Measures);
                }
            }
        }
    }

    /// <summary>The sum where the leading dimensions have these values; nothing reported where no row has them.</summary>
    /// <param name="pivot">The pivot's value; null for all of them.</param>
    public Total Of(IEnumerable<string> keys, string? pivot, int measure) =>
        found.TryGetValue(Key(keys, pivot), out var totals) ? totals[measure] : default;

    private void Add(string key, ImmutableArray<Total> measures)
    {
        if (!found.TryGetValue(key, out var totals))
        {
            found.Add(key, [.. measures]);
            return;
        }
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] = totals[i].Plus(measures[i]);
        }
    }

    private static string Key(IEnumerable<string> keys, string? pivot) =>
        string.Concat(keys.Select(key => key + '\u001F')) + (pivot is null ? "" : "\u001E" + pivot);
}
