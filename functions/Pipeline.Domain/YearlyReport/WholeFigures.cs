using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.YearlyReport;

/// <summary>Finds the whole's total of a measure for some values of dimensions.</summary>
internal static class WholeFigures
{
    /// <remarks>
    /// Over several combinations persons add only where no two of them could hold the same child; otherwise there is no total.
    /// </remarks>
    public static Total Of(FormSummary form, MeasureColumn measure, IReadOnlyList<(string Dimension, string Value)> values)
    {
        if (values.Count == 0)
        {
            return form.Totals[measure.Index];
        }
        var reader = FormReader.Of(form);
        if (values is [var (dimension, value)])
        {
            return reader.Of(dimension, value, measure.Id);
        }
        var sum = new RunningTotal();
        var persons = new PersonsRule(form.Form);
        foreach (
            var row in form.Rows.Where(row =>
                row.School is null
                && row.Area is null
                && row.Dimensions.All(each => each is not null)
                && values.All(pair => row.Dimensions[form.Form.Dimension(pair.Dimension).Index] == pair.Value)
            )
        )
        {
            var total = row.Measures[measure.Index];
            if (!total.Reported)
            {
                continue;
            }
            sum.Add(total);
            // Where the combination itself has no total, the sum has none already.
            if (persons.CountsTwice(0, row.Dimensions, measure.Index, total.Value ?? 0))
            {
                sum.MarkDoubtfulPersons();
            }
        }
        return sum.ToTotal();
    }
}
