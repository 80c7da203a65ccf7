using System.Collections.Concurrent;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Answers that depend on a key alone, kept for all workbooks: schools of a district write the same few hundred labels. Bounded, so that a
/// hostile workbook fills it and no more; a key that is not kept is worked out each time.
/// </summary>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new();
    private int count;

    public TValue Get(TKey key, Func<TKey, TValue> workOut)
    {
        if (known.TryGetValue(key, out var value))
        {
            return value;
        }
        value = workOut(key);
        if (count < most && known.TryAdd(key, value))
        {
            Interlocked.Increment(ref count);
        }
        return value;
    }
}
