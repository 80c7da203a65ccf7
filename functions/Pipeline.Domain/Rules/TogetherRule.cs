using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R408, R409: money and people come together.</summary>
internal sealed class TogetherRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.Together>(table))
        {
            var money = table.Form.Measure(check.Money);
            var people = table.Form.Measure(check.People);
            if (table.ColumnOf(money) == 0 || table.ColumnOf(people) == 0)
            {
                continue;
            }
            foreach (var row in table.Rows)
            {
                if (row.IsFaulty(money.Index) || row.IsFaulty(people.Index))
                {
                    continue;
                }
                var (paid, heads) = (row.Data.Values[money.Index].Value, row.Data.Values[people.Index].Value);
                if (paid > 0 && heads == 0)
                {
                    context.Report(
                        As(RuleCatalogue.MoneyWithoutPeople with { Remedy = $"请补填{people.Name},或在情况说明中说明。" }, check),
                        table,
                        row,
                        people,
                        $"“{money.Name}”是{RuleContext.Figure(paid, money)},但“{people.Name}”是空的或是0。"
                    );
                }
                else if (heads > 0 && paid == 0)
                {
                    context.Report(
                        As(RuleCatalogue.PeopleWithoutMoney with { Remedy = $"请补填{money.Name},或在情况说明中说明。" }, check),
                        table,
                        row,
                        money,
                        $"“{people.Name}”是{RuleContext.Figure(heads, people)},但“{money.Name}”是空的或是0。"
                    );
                }
            }
        }
    }
}
