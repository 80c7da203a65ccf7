using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.Rules;

/// <summary>
/// R431, R432: a rate that a school states can be read, and agrees with its numerator and denominator to the decimals that it states.
/// </summary>
internal sealed class StatedRateRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.StatedRate>(table))
        {
            var column = table.Form.Texts.First(text => text.Id == check.Column);
            if (context.Rates.FirstOrDefault(rate => rate.Id == check.Rate) is { } rate && table.ColumnOf(column) is > 0 and var at)
            {
                foreach (var row in table.Rows)
                {
                    Check(table, context, check, column, rate, row, at);
                }
            }
        }
    }

    private static void Check(
        FormTable table,
        RuleContext context,
        CheckDefinition.StatedRate check,
        TextColumn column,
        RateDefinition rate,
        ReadRow row,
        int at
    )
    {
        var written = table.WrittenAt(row.Data.Row, at, null);
        if (string.IsNullOrWhiteSpace(written))
        {
            return;
        }
        if (!StatedRate.TryRead(written, rate, out var stated))
        {
            context.Findings.Add(
                As(RuleCatalogue.RateUnreadable, check),
                table.Sheet,
                row.Data.Row,
                at,
                written,
                $"“{column.Name}”填的“{written}”不是一个确切的比率。"
            );
            return;
        }
        var (numerator, denominator) = (table.Form.Measure(rate.Numerator.Measure), table.Form.Measure(rate.Denominator.Measure));
        var (part, whole) = (row.Data.Values[numerator.Index], row.Data.Values[denominator.Index]);
        if (
            !part.HasValue
            || !whole.HasValue
            || whole.Value == 0
            || stated.Agrees(RateArithmetic.Of(rate, numerator, part.Value, denominator, whole.Value))
        )
        {
            return;
        }
        var computed = RateArithmetic.Text(rate, RateArithmetic.Of(rate, numerator, part.Value, denominator, whole.Value));
        context.Findings.Add(
            As(RuleCatalogue.RateDiffers, check),
            table.Sheet,
            row.Data.Row,
            at,
            written,
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{column.Name}”填的是{written},但“{numerator.Name}”{RuleContext.Figure(part.Value, numerator)}除以“{denominator.Name}”{RuleContext.Figure(whole.Value, denominator)}是{computed}。"
            )
        );
    }
}
