using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R402: a 合计 or 小计 row equals the sum of the rows that it sums.</summary>
/// <remarks>小计 sums the rows since the last 小计 or the header, 合计 and 总计 all data rows; a row that names a value of a dimension (小学合计 in the 学段's rows) may sum that value's rows.</remarks>
internal sealed class TotalRowRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var total in table.Totals)
        {
            foreach (var measure in table.Form.Measures)
            {
                CheckMeasure(table, context, total, measure);
            }
        }
    }

    private static void CheckMeasure(FormTable table, RuleContext context, TotalRow total, MeasureColumn measure)
    {
        var stated = total.Values[measure.Index];
        var summed = RowsOf(table, total);
        if (!stated.HasValue || summed.Any(row => row.IsFaulty(measure.Index)))
        {
            return;
        }
        var sum = Sum(summed, measure);
        if (sum == stated.Value || (NarrowedSum(table, total, measure) is { } narrowed && narrowed == stated.Value))
        {
            return;
        }
        var which = total.IsSubtotal ? "这一段各行" : "各行";
        context.Findings.Add(RuleCatalogue.TotalRowDiffers, table.Sheet, total.Row, stated.Column, RuleContext.TextOf(stated, measure),
            $"“{total.Label}”行的“{measure.Name}”是{RuleContext.Figure(stated.Value, measure)},{which}相加是{RuleContext.Figure(sum, measure)},两者不等。");
    }

    private static List<ReadRow> RowsOf(FormTable table, TotalRow total) =>
        [.. table.Rows.Skip(total.FirstDataRow).Take(Math.Min(total.EndDataRow, table.Rows.Count) - total.FirstDataRow)];

    private static long? NarrowedSum(FormTable table, TotalRow total, MeasureColumn measure)
    {
        if (total.Dimensions.All(value => value is null))
        {
            return null;
        }
        var rows = table.Rows.Where(row => total.Dimensions.Select((value, i) => value is null || value == row.Data.Dimensions[i]).All(same => same)).ToList();
        return rows.Any(row => row.IsFaulty(measure.Index)) ? null : Sum(rows, measure);
    }

    private static long Sum(List<ReadRow> rows, MeasureColumn measure)
    {
        long sum = 0;
        foreach (var row in rows)
        {
            sum = checked(sum + row.Data.Values[measure.Index].Value);
        }
        return sum;
    }
}
