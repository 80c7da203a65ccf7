using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>What one scheme says otherwise than another, in sentences for the statistician.</summary>
public static class SchemeDifference
{
    /// <summary>The columns that tell which rows of a sheet are the same; of the sheet 逻辑关系 all that say what is checked.</summary>
    private static readonly (string Sheet, string[] Key, string[] Name)[] Keys =
    [
        ("制度", ["项目"], ["项目"]),
        ("报表", ["代码"], ["表名"]),
        ("栏目", ["表名", "代码"], ["表名", "栏目名"]),
        ("值列表", ["列表", "值"], ["列表", "值"]),
        ("逻辑关系", ["表名", "类型", "栏目"], ["表名", "类型", "栏目"]),
        ("比率", ["代码"], ["名称"]),
        ("句式", ["表名", "顺序"], ["表名", "顺序"]),
    ];

    /// <summary>Sentences, in the order of the workbook's sheets; none where the schemes say the same.</summary>
    public static ImmutableArray<string> Of(FormCatalogue before, FormCatalogue after)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, key, shown) in Keys)
        {
            var sheet = SchemeSheet.Of(name);
            var (old, now) = (Rows(before, sheet, key), Rows(after, sheet, key));
            lines.AddRange(now.Where(row => !old.ContainsKey(row.Key)).Select(row => $"{name}:新增“{Shown(sheet, row.Value, shown)}”。"));
            lines.AddRange(old.Where(row => !now.ContainsKey(row.Key)).Select(row => $"{name}:删去“{Shown(sheet, row.Value, shown)}”。"));
            foreach (var (at, row) in now)
            {
                for (var i = 0; old.TryGetValue(at, out var earlier) && i < row.Length; i++)
                {
                    if (row[i] != earlier[i])
                    {
                        lines.Add($"{name}:“{Shown(sheet, row, shown)}”的{sheet.Columns[i].Name}由“{earlier[i]}”改为“{row[i]}”。");
                    }
                }
            }
        }
        return lines.ToImmutable();
    }

    private static OrderedDictionary<string, ImmutableArray<string>> Rows(FormCatalogue scheme, SchemeSheet sheet, string[] key)
    {
        var rows = new OrderedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in SchemeRows.Of(scheme, sheet))
        {
            var name = string.Join('\u001f', key.Select(column => row[sheet.IndexOf(column) - 1]));
            for (var i = 0; !rows.TryAdd(i == 0 ? name : name + '\u001e' + i, row); i++) { }
        }
        return rows;
    }

    private static string Shown(SchemeSheet sheet, ImmutableArray<string> row, string[] names) =>
        string.Join('·', names.Select(column => row[sheet.IndexOf(column) - 1]));
}
