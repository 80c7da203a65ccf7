using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R411: a measure is at most another form's total over the same value of a dimension (受助人数, 学生数 of the 学段).</summary>
/// <remarks>
/// A value that the other form does not have at all is asked about too: there is nobody of whom these could be a part. Nothing is asked
/// while a row of the other form says no value that is known: that has its own finding, and its figures may be the ones that are missed
/// here.
/// </remarks>
internal sealed class AtMostOfFormRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.AtMostOfForm>(table))
        {
            if (context.Tables.FirstOrDefault(other => other.Form.Id == check.Form) is { } other)
            {
                Check(table, context, check, other);
            }
        }
    }

    private static void Check(FormTable table, RuleContext context, CheckDefinition.AtMostOfForm check, FormTable other)
    {
        var measure = table.Form.Measure(check.Measure);
        var dimension = table.Form.Dimension(check.Dimension);
        var whole = other.Form.Measure(check.OtherMeasure);
        var otherDimension = other.Form.Dimension(check.Dimension);
        if (other.Rows.Any(row => row.Data.Dimensions[otherDimension.Index] is not { } key || !IsKnown(otherDimension, key)))
        {
            return;
        }
        var rule = As(
            RuleCatalogue.MoreThanOtherForm with
            {
                Remedy = $"请核对“{table.Form.Sheet}”的{measure.Name}和“{other.Form.Sheet}”的{whole.Name},或在情况说明中说明。",
            },
            check
        );
        var wholes = Wholes(other, otherDimension, whole);
        foreach (var row in table.Rows)
        {
            var value = row.Data.Values[measure.Index];
            if (!value.HasValue || value.Value == 0 || row.Data.Dimensions[dimension.Index] is not { } key || !IsKnown(dimension, key))
            {
                continue;
            }
            if (!wholes.TryGetValue(key, out var most))
            {
                context.Report(
                    rule,
                    table,
                    row,
                    measure,
                    $"“{measure.Name}”是{RuleContext.Figure(value.Value, measure)},但“{other.Form.Sheet}”表中没有{key}。"
                );
            }
            else if (most is { } limit && value.Value > limit)
            {
                context.Report(
                    rule,
                    table,
                    row,
                    measure,
                    $"“{measure.Name}”是{RuleContext.Figure(value.Value, measure)},多于“{other.Form.Sheet}”表中{key}的“{whole.Name}”{RuleContext.Figure(limit, whole)}。"
                );
            }
        }
    }

    /// <summary>A value that is none of a closed list has its own error.</summary>
    private static bool IsKnown(DimensionColumn dimension, string key) =>
        !dimension.IsClosed || dimension.Values.Any(value => value.Name == key);

    /// <summary>The other form's sums by value; null if a figure in a sum could not be read.</summary>
    private static Dictionary<string, long?> Wholes(FormTable other, DimensionColumn dimension, MeasureColumn whole)
    {
        var sums = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var row in other.Rows)
        {
            if (row.Data.Dimensions[dimension.Index] is { } key)
            {
                var sum = sums.GetValueOrDefault(key, 0L);
                sums[key] = sum is null || row.IsFaulty(whole.Index) ? null : checked(sum + row.Data.Values[whole.Index].Value);
            }
        }
        return sums;
    }
}
