using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>
/// R440: a measure is at least another of its row: whoever is helped is helped once at least, so that 受助人次 are no fewer than 受助人数.
/// </summary>
internal sealed class AtLeastRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.AtLeast>(table))
        {
            var measure = table.Form.Measure(check.Measure);
            var least = table.Form.Measure(check.Least);
            foreach (var row in table.Rows)
            {
                var (value, bound) = (row.Data.Values[measure.Index], row.Data.Values[least.Index]);
                if (value.HasValue && bound.HasValue && value.Value < bound.Value)
                {
                    context.Report(
                        As(RuleCatalogue.LessThanLeast with { Remedy = $"请核对{least.Name}和{measure.Name},或在情况说明中说明。" }, check),
                        table,
                        row,
                        measure,
                        $"“{measure.Name}”是{RuleContext.Figure(value.Value, measure)},少于“{least.Name}”{RuleContext.Figure(bound.Value, least)}。"
                    );
                }
            }
        }
    }
}
