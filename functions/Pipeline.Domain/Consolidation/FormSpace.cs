using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>
/// The dimension values and their combinations that occur in a form, as small numbers, so that adding a row makes no text.
/// </summary>
internal sealed class FormSpace
{
    private readonly Dictionary<string, int>[] ids;
    private readonly List<string>[] names;
    private readonly Dictionary<(int Depth, int Prefix, int Value), int> prefixes = [];
    private readonly List<int[]> combinations = [];
    private readonly int[] scratch;

    public FormSpace(FormDefinition form)
    {
        Form = form;
        var count = form.Dimensions.Length;
        ids = new Dictionary<string, int>[count];
        names = new List<string>[count];
        scratch = new int[count];
        for (var d = 0; d < count; d++)
        {
            ids[d] = new Dictionary<string, int>(StringComparer.Ordinal);
            names[d] = [];
        }
    }

    public FormDefinition Form { get; }

    public int Measures => Form.Measures.Length;

    public int Dimensions => Form.Dimensions.Length;

    /// <summary>The row's values as numbers; valid until the next call.</summary>
    public ReadOnlySpan<int> Values(DataRow row)
    {
        for (var d = 0; d < scratch.Length; d++)
        {
            scratch[d] = Id(d, row.Dimensions[d]);
        }
        return scratch;
    }

    /// <summary>The number of a combination of all dimensions; 0 is the only one of a form without dimensions.</summary>
    public int Combination(ReadOnlySpan<int> values)
    {
        var prefix = 0;
        for (var d = 0; d < values.Length; d++)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(prefixes, (d, prefix, values[d]), out var known);
            if (!known)
            {
                next = d == values.Length - 1 ? combinations.Count : prefixes.Count;
                if (d == values.Length - 1)
                {
                    combinations.Add(values.ToArray());
                }
            }
            prefix = next;
        }
        return prefix;
    }

    public ReadOnlySpan<int> ValuesOf(int combination) => combinations[combination];

    /// <summary>The number of a value; null if it does not occur.</summary>
    public int? FindId(int dimension, string value) => ids[dimension].TryGetValue(value, out var id) ? id : null;

    /// <summary>The value's text, empty if it was blank.</summary>
    public string Name(int dimension, int id) => names[dimension][id];

    /// <summary>By number: the value's place in the form's order, unknown values after the known by ordinal, blank last.</summary>
    public ImmutableArray<int[]> Places() => [.. Enumerable.Range(0, Dimensions).Select(PlacesOf)];

    private int[] PlacesOf(int dimension)
    {
        var known = Form.Dimensions[dimension].Values;
        var order = Enumerable
            .Range(0, names[dimension].Count)
            .OrderBy(id => names[dimension][id].Length == 0)
            .ThenBy(id => IndexOf(known, names[dimension][id]))
            .ThenBy(id => names[dimension][id], StringComparer.Ordinal);
        var places = new int[names[dimension].Count];
        var place = 0;
        foreach (var id in order)
        {
            places[id] = place++;
        }
        return places;
    }

    internal static int IndexOf(ImmutableArray<DimensionValue> known, string? name)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (string.Equals(known[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return int.MaxValue;
    }

    private int Id(int dimension, string? value)
    {
        var text = value ?? "";
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids[dimension], text, out var known);
        if (!known)
        {
            id = names[dimension].Count;
            names[dimension].Add(text);
        }
        return id;
    }
}
