using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 值列表.</summary>
internal static class ValueListReader
{
    /// <summary>The lists by their folded names.</summary>
    public static Dictionary<string, ImmutableArray<DimensionValue>> Read(SchemeTable? table)
    {
        var lists = new Dictionary<string, ImmutableArray<DimensionValue>>(StringComparer.Ordinal);
        var meant = new Dictionary<(string List, string Name), string>();
        foreach (var row in (table?.Rows ?? []).Where(row => row["列表"].Length > 0 && row["值"].Length > 0))
        {
            var list = row.Word("列表");
            var value = new DimensionValue(Folding.Fold(row["值"]), [.. row.Names("别名")], [.. row.Names("存疑别名")])
            {
                PrefillFor = Filled(row, "预填学段"),
                Group = Filled(row, "归组"),
                Doubt = row["提示"].TrimEnd('。') is { Length: > 0 } doubt ? doubt : null,
            };
            var words = value
                .Aliases.Select(alias => ("别名", alias))
                .Concat(value.DoubtfulAliases.Select(alias => ("存疑别名", alias)))
                .Prepend(("值", value.Name));
            foreach (var (column, name) in words)
            {
                if (!meant.TryAdd((list, Folding.FoldKey(name)), value.Name))
                {
                    row.Add(
                        SchemeRules.Twice,
                        column,
                        $"“{name}”在列表“{row["列表"]}”里已经表示“{meant[(list, Folding.FoldKey(name))]}”。"
                    );
                }
            }
            lists[list] = lists.GetValueOrDefault(list, []).Add(value);
        }
        return lists;
    }

    private static string? Filled(SchemeRow row, string column) => row[column].Length > 0 ? Folding.Fold(row[column]) : null;
}
