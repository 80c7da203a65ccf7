using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>The known values of a dimension in all their usual forms.</summary>
internal sealed class DimensionValues
{
    private const int LongestLookedAt = 200;

    private readonly Dictionary<string, (string Name, bool Doubtful)> byKey = new(StringComparer.Ordinal);

    public DimensionValues(DimensionColumn column)
    {
        foreach (var value in column.Values)
        {
            byKey.TryAdd(Folding.FoldKey(value.Name), (value.Name, false));
        }
        foreach (var value in column.Values)
        {
            foreach (var alias in value.Aliases)
            {
                byKey.TryAdd(Folding.FoldKey(alias), (value.Name, false));
            }
            foreach (var alias in value.DoubtfulAliases)
            {
                byKey.TryAdd(Folding.FoldKey(alias), (value.Name, true));
            }
        }
    }

    public bool TryFind(string text, out string name, out bool doubtful)
    {
        (string Name, bool Doubtful) value = default;
        var found = text.Length <= LongestLookedAt && byKey.TryGetValue(Folding.FoldKey(text), out value);
        (name, doubtful) = found ? value : ("", false);
        return found;
    }
}
