namespace Pipeline.Endurance.Tests.Histories;

/// <summary>
/// Makes a failing list as short as it can: leaves out halves, quarters, single items, puts simpler items in their place, and takes what
/// still fails.
/// </summary>
internal static class Shrinking
{
    /// <param name="items">A list that fails.</param>
    /// <param name="failsAsync">Whether a list fails.</param>
    /// <param name="patience">The most lists that are tried.</param>
    /// <param name="simpler">What may stand in the place of an item; null if nothing may.</param>
    public static async Task<IReadOnlyList<TItem>> ShortestAsync<TItem>(
        IReadOnlyList<TItem> items,
        Func<IReadOnlyList<TItem>, Task<bool>> failsAsync,
        int patience,
        Func<TItem, IEnumerable<TItem>>? simpler = null
    )
    {
        for (var size = Math.Max(1, items.Count / 2); size > 0; )
        {
            var found = false;
            for (var start = 0; start < items.Count && patience > 0; patience--)
            {
                List<TItem> shorter = [.. items.Take(start), .. items.Skip(start + size)];
                if (await failsAsync(shorter))
                {
                    items = shorter;
                    found = true;
                }
                else
                {
                    start += size;
                }
            }
            size = found && size <= items.Count ? size : size / 2;
        }
        for (var i = 0; i < items.Count && simpler is not null; i++)
        {
            foreach (var item in simpler(items[i]))
            {
                List<TItem> other = [.. items.Take(i), item, .. items.Skip(i + 1)];
                if (patience-- > 0 && await failsAsync(other))
                {
                    items = other;
                    break;
                }
            }
        }
        return items;
    }
}
