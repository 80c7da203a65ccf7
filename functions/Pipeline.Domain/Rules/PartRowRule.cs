using Pipeline.Domain.Findings;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R422: a 其中 row is at most the row that it is a part of, measure by measure.</summary>
internal sealed class PartRowRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var part in table.Parts.Where(part => !part.Whole.IsDefault))
        {
            foreach (var measure in table.Form.Measures)
            {
                var (value, whole) = (part.Values[measure.Index], part.Whole[measure.Index]);
                if (value.HasValue && whole.HasValue && value.Value > whole.Value)
                {
                    context.Findings.Add(
                        RuleCatalogue.PartRowOverWhole,
                        table.Sheet,
                        part.Row,
                        value.Column,
                        table.WrittenAt(part.Row, value.Column, null),
                        $"“{QuantityFindings.Quote(part.Label)}”行的“{measure.Name}”是{RuleContext.Figure(value.Value, measure)},多于它所属的行{RuleContext.Figure(whole.Value, measure)}。"
                    );
                }
            }
        }
    }
}
