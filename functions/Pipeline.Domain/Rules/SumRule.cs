using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Rules;

/// <summary>R401: the parts of a row add up to its total (男生+女生=合计).</summary>
internal sealed class SumRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.Sum>(table))
        {
            var total = table.Form.Measure(check.Total);
            var parts = check.Parts.Select(table.Form.Measure).ToArray();
            foreach (var row in table.Rows)
            {
                var stated = row.Data.Values[total.Index];
                if (stated.State == MeasureState.Reported && TrySum(row, parts, out var sum) && sum != stated.Value)
                {
                    Report(table, context, As(RuleCatalogue.SumDiffers, check), row, total, parts, sum);
                }
            }
        }
    }

    /// <summary>False if a part is missing.</summary>
    private static bool TrySum(ReadRow row, MeasureColumn[] parts, out long sum)
    {
        sum = 0;
        foreach (var part in parts)
        {
            var value = row.Data.Values[part.Index];
            if (!value.HasValue)
            {
                return false;
            }
            sum = checked(sum + value.Value);
        }
        return true;
    }

    private static void Report(
        FormTable table,
        RuleContext context,
        RuleDescriptor rule,
        ReadRow row,
        MeasureColumn total,
        MeasureColumn[] parts,
        long sum
    )
    {
        var words = string.Join("加", parts.Select(part => $"{part.Name}{RuleContext.Figure(row.Data.Values[part.Index].Value, part)}"));
        context.Report(
            rule,
            table,
            row,
            total,
            $"“{total.Name}”填的是{RuleContext.Figure(row.Data.Values[total.Index].Value, total)},{words}等于{RuleContext.Figure(sum, total)},两者不等。"
        );
    }
}
