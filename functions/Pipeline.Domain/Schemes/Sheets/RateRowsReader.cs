using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 比率.</summary>
internal static class RateRowsReader
{
    public static ImmutableArray<RateDefinition> Read(SchemeTable? table, ImmutableArray<FormDefinition> forms)
    {
        var rates = ImmutableArray.CreateBuilder<RateDefinition>();
        var names = new SchemeNames(forms, []);
        foreach (var row in (table?.Rows ?? []).Where(row => row["名称"].Length > 0))
        {
            var id = Codes.Of(row, "名称");
            if (rates.Any(other => other.Id == id))
            {
                row.Add(SchemeRules.Twice, row["代码"].Length > 0 ? "代码" : "名称", $"代码“{id}”与另一比率相同。");
            }
            if (rates.Any(other => Folding.FoldKey(other.Name) == row.Word("名称")))
            {
                row.Add(SchemeRules.Twice, "名称", $"比率“{row["名称"]}”写了两次。");
            }
            var (numerator, denominator) = (Reference(row, "分子", names), Reference(row, "分母", names));
            rates.Add(
                new RateDefinition(
                    id,
                    Folding.Fold(row["名称"]),
                    numerator,
                    denominator,
                    row.Word("单位"),
                    (int)(row.Whole("小数", 0, 4) ?? 1),
                    row["说明"]
                )
            );
        }
        return rates.ToImmutable();
    }

    private static MeasureReference Reference(SchemeRow row, string column, SchemeNames names)
    {
        if (names.TryMeasure(row[column], null, out var form, out var measure))
        {
            return new MeasureReference(form.Id, measure.Id);
        }
        if (row[column].Length > 0)
        {
            row.Add(SchemeRules.NotFound, column, $"“{row[column]}”不是“表名.栏目名”,或没有这个指标。");
        }
        return default;
    }
}
