using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>
/// R442: two amounts of a row that differ by a power of ten (下达资金 a hundred times 补助金额), as a slip of the unit or of a zero leaves them.
/// </summary>
internal sealed class SlipRule : FormRule
{
    private const int LargestPower = 10_000;

    /// <summary>So many percent the ratio may lie off the power of ten; what was paid is seldom all that was allocated.</summary>
    private const int Percent = 5;

    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.Slip>(table))
        {
            var money = table.Form.Measure(check.Money);
            var beside = table.Form.Measure(check.Beside);
            foreach (var row in table.Rows)
            {
                var (one, other) = (row.Data.Values[money.Index].Value, row.Data.Values[beside.Index].Value);
                if (row.IsFaulty(money.Index) || row.IsFaulty(beside.Index) || one <= 0 || other <= 0)
                {
                    continue;
                }
                if (PowerBetween(Math.Max(one, other), Math.Min(one, other)) is { } power)
                {
                    var (larger, smaller) = one > other ? (money, beside) : (beside, money);
                    context.Report(
                        As(RuleCatalogue.MoneySlip, check),
                        table,
                        row,
                        money,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"“{larger.Name}”{RuleContext.Figure(Math.Max(one, other), larger)}约是“{smaller.Name}”{RuleContext.Figure(Math.Min(one, other), smaller)}的{QuantityFormat.Count(power)}倍。"
                        )
                    );
                }
            }
        }
    }

    /// <summary>The power of ten that the larger amount is of the smaller; null if it is near none.</summary>
    private static int? PowerBetween(long larger, long smaller)
    {
        for (var power = 10; power <= LargestPower; power *= 10)
        {
            var off = Int128.Abs((Int128)larger - (Int128)smaller * power);
            if (off * 100 <= (Int128)smaller * power * Percent)
            {
                return power;
            }
        }
        return null;
    }
}
