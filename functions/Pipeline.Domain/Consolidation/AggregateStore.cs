using System.Runtime.InteropServices;

namespace Pipeline.Domain.Consolidation;

/// <summary>
/// The sums of a form over one scope (the whole, an area, a school), by axis: 0 over everything, 1…D a dimension alone, D+1 all
/// dimensions together.
/// </summary>
internal sealed class AggregateStore(int measures)
{
    private readonly Dictionary<(int Axis, int Value), int> slots = [];
    private RunningTotal[] cells = [];

    public bool IsEmpty => slots.Count == 0;

    public IReadOnlyCollection<(int Axis, int Value)> Keys => slots.Keys;

    /// <summary>The slot's number, made where there is none yet.</summary>
    public int Slot(int axis, int value)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, (axis, value), out var known);
        if (!known)
        {
            slot = slots.Count - 1;
            if (slots.Count * measures > cells.Length)
            {
                Array.Resize(ref cells, Math.Max(8, slots.Count * 2) * measures);
            }
        }
        return slot;
    }

    public Span<RunningTotal> Cells(int slot) => cells.AsSpan(slot * measures, measures);

    public Span<RunningTotal> Find(int axis, int value) => slots.TryGetValue((axis, value), out var slot) ? Cells(slot) : [];

    /// <summary>Adds another scope's sums to this one's, up to and with an axis.</summary>
    public void Add(AggregateStore other, int lastAxis)
    {
        foreach (var ((axis, value), slot) in other.slots)
        {
            if (axis > lastAxis)
            {
                continue;
            }
            var target = Cells(Slot(axis, value));
            var source = other.Cells(slot);
            for (var m = 0; m < measures; m++)
            {
                target[m].Add(source[m]);
            }
        }
    }

    public void Clear()
    {
        Array.Clear(cells, 0, slots.Count * measures);
        slots.Clear();
    }
}
