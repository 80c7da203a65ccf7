using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R414: a value of a dimension does not go with a counter (集体 with 人次).</summary>
internal sealed class CounterOfValueRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.CounterOfValue>(table))
        {
            var measure = table.Form.Measure(check.Measure);
            var dimension = table.Form.Dimension(check.Dimension);
            foreach (var row in table.Rows)
            {
                if (
                    row.Data.Dimensions[dimension.Index] == check.Value
                    && !row.Counters.IsDefault
                    && row.Counters[measure.Index] == check.Counter
                )
                {
                    context.Report(
                        As(RuleCatalogue.CounterOfValue with { Remedy = $"请核对{dimension.Name}和{measure.Name}。" }, check),
                        table,
                        row,
                        measure,
                        $"“{dimension.Name}”是{check.Value},“{measure.Name}”却写了“{check.Counter}”。"
                    );
                }
            }
        }
    }
}
