using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Rules;

/// <summary>R402: a 合计 or 小计 row equals the sum of the rows that it sums.</summary>
/// <remarks>
/// 小计 sums the rows since the last 小计 or the header, 合计 and 总计 all data rows; a row that names a value of a dimension (小学合计 in the 学段's
/// rows) may sum that value's rows. A 合计 that is
/// itself approximate (约500) is not held against them. Running sums, so that many total rows over many data rows cost no more than either;
/// in decimals, which hold twenty thousand of the largest whole numbers exactly.
/// </remarks>
internal sealed class TotalRowRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        if (table.Totals.Count == 0)
        {
            return;
        }
        foreach (var measure in table.Form.Measures)
        {
            if (!table.Totals.Any(total => total.Values[measure.Index].HasValue))
            {
                continue;
            }
            var sums = new RunningSums(table.Rows, measure.Index);
            var narrowed = new Dictionary<string, decimal?>(StringComparer.Ordinal);
            foreach (var total in table.Totals)
            {
                if (
                    total.Values[measure.Index] is { HasValue: true, Approximate: false } stated
                    && sums.Between(total.FirstDataRow, total.EndDataRow) is { } sum
                    && sum != stated.Value
                    && !MayAlsoSum(total, sums, stated.Value)
                    && Narrowed(table, total, measure, narrowed) != stated.Value
                )
                {
                    Report(table, context, total, measure, stated, sum);
                }
            }
        }
    }

    /// <summary>A total above its rows sums those to the next total; one of several totals without 小计 those since the one before.</summary>
    private static bool MayAlsoSum(TotalRow total, RunningSums sums, long stated) =>
        (total.Below.End > total.Below.First && sums.Between(total.Below.First, total.Below.End) == stated)
        || (total.Above.First > 0 && total.Above.End > total.Above.First && sums.Between(total.Above.First, total.Above.End) == stated);

    private static void Report(
        FormTable table,
        RuleContext context,
        TotalRow total,
        MeasureColumn measure,
        MeasureValue stated,
        decimal sum
    )
    {
        var which = total.IsSubtotal ? "这一段各行" : "各行";
        context.Findings.Add(
            RuleCatalogue.TotalRowDiffers,
            table.Sheet,
            total.Row,
            stated.Column,
            table.WrittenAt(total.Row, stated.Column, null),
            $"“{total.Label}”行的“{measure.Name}”是{RuleContext.Figure(stated.Value, measure)},{which}相加是{QuantityFormat.Figure(sum, measure.Kind)},两者不等。"
        );
    }

    /// <summary>
    /// The sum of the rows that have the values which the total row names; null if it names none, or one of them holds no figure.
    /// </summary>
    private static decimal? Narrowed(FormTable table, TotalRow total, MeasureColumn measure, Dictionary<string, decimal?> known)
    {
        if (total.Dimensions.All(value => value is null))
        {
            return null;
        }
        var key = string.Join('\u001f', total.Dimensions);
        if (!known.TryGetValue(key, out var sum))
        {
            sum = 0;
            foreach (var row in table.Rows.Where(row => Matches(total, row)))
            {
                sum = row.IsFaulty(measure.Index) ? null : sum + row.Data.Values[measure.Index].Value;
            }
            known[key] = sum;
        }
        return sum;
    }

    private static bool Matches(TotalRow total, ReadRow row)
    {
        for (var i = 0; i < total.Dimensions.Length; i++)
        {
            if (total.Dimensions[i] is { } value && value != row.Data.Dimensions[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Sums of one measure from the first row on, and how many rows hold no figure.</summary>
    private sealed class RunningSums
    {
        private readonly decimal[] sums;
        private readonly int[] faults;

        public RunningSums(IReadOnlyList<ReadRow> rows, int measure)
        {
            sums = new decimal[rows.Count + 1];
            faults = new int[rows.Count + 1];
            for (var i = 0; i < rows.Count; i++)
            {
                sums[i + 1] = sums[i] + rows[i].Data.Values[measure].Value;
                faults[i + 1] = faults[i] + (rows[i].IsFaulty(measure) ? 1 : 0);
            }
        }

        /// <summary>Null if a row between holds no figure.</summary>
        public decimal? Between(int first, int end)
        {
            end = Math.Min(end, sums.Length - 1);
            return faults[end] == faults[first] ? sums[end] - sums[first] : null;
        }
    }
}
