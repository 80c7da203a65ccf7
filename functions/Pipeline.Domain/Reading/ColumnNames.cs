using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// The names under which a form's columns are known, folded for comparing, and what schools make of them: 寄宿生数, 男生人数, 下达资金数.
/// </summary>
internal sealed class ColumnNames
{
    private const string Among = "其中";

    /// <summary>The shortest name that may be known by what it begins with.</summary>
    private const int ShortestStem = 2;

    /// <summary>What a name ends with that only says which kind of figure stands below; the longest first.</summary>
    private static readonly string[] CountEnds = ["总人数", "人数", "个数", "总数", "数量", "名数", "数", "人"];
    private static readonly string[] MoneyEnds =
    [
        "总金额",
        "金额数",
        "资金数",
        "资金额",
        "金额",
        "资金",
        "经费",
        "总额",
        "数额",
        "额",
        "款",
        "数",
    ];

    /// <summary>Ends that other columns have as well, so that they are only taken off a label.</summary>
    private static readonly string[] LabelEnds = ["情况", "名称", "类型"];

    private readonly Dictionary<string, Match> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Match?> countStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Match?> moneyStems = new(StringComparer.Ordinal);
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
        if (key.StartsWith(Among, StringComparison.Ordinal))
        {
            key = key[Among.Length..].TrimStart(':', '、', ',');
            if (byKey.TryGetValue(key, out match))
            {
                return true;
            }
        }
        match = FindByStem(key);
        return match is not null;
    }

    /// <summary>Columns that a label may name if the cells below hold their values (等级).</summary>
    public IReadOnlyList<DimensionColumn> ByValues(string key) => byValueAlias.TryGetValue(key, out var columns) ? columns : [];

    /// <summary>A label that is a known name but for what only says the kind of figure; null if it could be two columns.</summary>
    private Match? FindByStem(string key)
    {
        var count = FindStem(key, CountEnds, countStems);
        var money = FindStem(key, MoneyEnds, moneyStems);
        if (count is not null || money is not null)
        {
            return count is null ? money
                : money is null || ReferenceEquals(money.Column, count.Column) ? count
                : null;
        }
        foreach (var end in LabelEnds)
        {
            if (
                key.Length > end.Length
                && key.EndsWith(end, StringComparison.Ordinal)
                && byKey.TryGetValue(key[..^end.Length], out var match)
                && match.Column is DimensionColumn or TextColumn
            )
            {
                return match with { IsName = false };
            }
        }
        return null;
    }

    private static Match? FindStem(string key, string[] ends, Dictionary<string, Match?> stems)
    {
        foreach (var end in ends)
        {
            if (
                key.Length >= end.Length + ShortestStem
                && key.EndsWith(end, StringComparison.Ordinal)
                && stems.GetValueOrDefault(key[..^end.Length]) is { } match
            )
            {
                return match;
            }
        }
        return null;
    }

    private void Add(string name, Match match)
    {
        var key = Folding.FoldKey(name);
        byKey.TryAdd(key, match);
        AddStems(key, match);
        if (key.StartsWith(Among, StringComparison.Ordinal))
        {
            byKey.TryAdd(key[Among.Length..].TrimStart(':'), match);
            AddStems(key[Among.Length..].TrimStart(':'), match);
        }
    }

    /// <summary>The name itself, and the name without each of its ends; a stem of two columns is none.</summary>
    private void AddStems(string key, Match match)
    {
        if (match.Column is not MeasureColumn measure)
        {
            return;
        }
        var (ends, stems) = measure.Kind == QuantityKind.Money ? (MoneyEnds, moneyStems) : (CountEnds, countStems);
        AddStem(stems, key, match);
        foreach (var end in ends.Where(end => key.Length >= end.Length + ShortestStem && key.EndsWith(end, StringComparison.Ordinal)))
        {
            AddStem(stems, key[..^end.Length], match);
        }
    }

    private static void AddStem(Dictionary<string, Match?> stems, string stem, Match match)
    {
        if (!stems.TryAdd(stem, match with { IsName = false }) && !ReferenceEquals(stems[stem]?.Column, match.Column))
        {
            stems[stem] = null;
        }
    }
}
