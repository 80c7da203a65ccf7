using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R410: money a head lies within bounds; outside, 元 and 万元 may have been mixed up.</summary>
internal sealed class PerHeadRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.PerHead>(table))
        {
            var money = table.Form.Measure(check.Money);
            var people = table.Form.Measure(check.People);
            foreach (var row in table.Rows)
            {
                var (paid, heads) = (row.Data.Values[money.Index].Value, row.Data.Values[people.Index].Value);
                if (row.IsFaulty(money.Index) || row.IsFaulty(people.Index) || paid <= 0 || heads <= 0)
                {
                    continue;
                }
                if (paid < (Int128)check.LeastFen * heads || paid > (Int128)check.MostFen * heads)
                {
                    context.Report(
                        As(RuleCatalogue.PerHead, check),
                        table,
                        row,
                        money,
                        $"“{money.Name}”{RuleContext.Figure(paid, money)}除以“{people.Name}”{RuleContext.Figure(heads, people)},人均{RuleContext.Figure(paid / heads, money)},不在{QuantityFormat.WholeYuan(check.LeastFen)}至{QuantityFormat.WholeYuan(check.MostFen)}之间。"
                    );
                }
            }
        }
    }
}
