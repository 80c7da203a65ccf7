using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R403: a part (其中) is at most its whole.</summary>
internal sealed class AtMostRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.AtMost>(table))
        {
            var whole = table.Form.Measure(check.Whole);
            var parts = check.Parts.Select(table.Form.Measure).ToArray();
            foreach (var row in table.Rows)
            {
                var most = row.Data.Values[whole.Index];
                foreach (var part in parts)
                {
                    var value = row.Data.Values[part.Index];
                    if (most.HasValue && value.HasValue && value.Value > most.Value)
                    {
                        context.Report(
                            As(RuleCatalogue.PartOverWhole, check),
                            table,
                            row,
                            part,
                            $"“{part.Name}”填的是{RuleContext.Figure(value.Value, part)},大于“{whole.Name}”{RuleContext.Figure(most.Value, whole)}。"
                        );
                    }
                }
            }
        }
    }
}
