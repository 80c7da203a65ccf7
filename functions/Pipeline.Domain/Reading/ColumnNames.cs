using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>The names under which a form's columns are known, folded for comparing.</summary>
internal sealed class ColumnNames
{
    private const string Among = "其中";

    private readonly Dictionary<string, Match> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DimensionColumn>> byValueAlias = new(StringComparer.Ordinal);

    public ColumnNames(FormDefinition form)
    {
        foreach (var column in form.Columns)
        {
            Add(column.Name, new Match(column, IsName: true));
            foreach (var alias in column.Aliases)
            {
                Add(alias, new Match(column, IsName: false));
            }
            foreach (var alias in column is DimensionColumn ? column.ValueAliases : [])
            {
                var key = Folding.FoldKey(alias);
                byValueAlias.TryAdd(key, []);
                byValueAlias[key].Add((DimensionColumn)column);
            }
        }
    }

    /// <summary>A column that a label names; its own name ranks before an alias.</summary>
    public sealed record Match(ColumnDefinition Column, bool IsName);

    public bool TryFind(string key, [NotNullWhen(true)] out Match? match)
    {
        if (byKey.TryGetValue(key, out match))
        {
            return true;
        }
        return key.StartsWith(Among, StringComparison.Ordinal) && byKey.TryGetValue(key[Among.Length..].TrimStart(':', '、', ','), out match);
    }

    /// <summary>Columns that a label may name if the cells below hold their values (等级).</summary>
    public IReadOnlyList<DimensionColumn> ByValues(string key) => byValueAlias.TryGetValue(key, out var columns) ? columns : [];

    private void Add(string name, Match match)
    {
        var key = Folding.FoldKey(name);
        byKey.TryAdd(key, match);
        if (key.StartsWith(Among, StringComparison.Ordinal))
        {
            byKey.TryAdd(key[Among.Length..].TrimStart(':'), match);
        }
    }
}
