namespace Pipeline.TestKit;

/// <summary>All orders of a few things.</summary>
public static class Permutations
{
    public static IEnumerable<TItem[]> Of<TItem>(IReadOnlyList<TItem> items)
    {
        if (items.Count == 0)
        {
            yield return [];
            yield break;
        }
        for (var i = 0; i < items.Count; i++)
        {
            var first = items[i];
            foreach (var rest in Of<TItem>([.. items.Take(i), .. items.Skip(i + 1)]))
            {
                yield return [first, .. rest];
            }
        }
    }
}
