using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.Reporting;

/// <summary>Finds the whole's totals of a form by the ids of measures and dimensions.</summary>
internal sealed class FormReader(FormSummary form)
{
    /// <summary>A total of the whole; nothing where the form has no such measure.</summary>
    public Total Total(string measure) => IndexOf(measure) is >= 0 and var index ? form.Totals[index] : default;

    /// <summary>A dimension's values in the form's order, those that were reported.</summary>
    public IEnumerable<string> Values(string dimension)
    {
        var at = Dimension(dimension);
        return at < 0 ? [] : Whole().Where(row => OnlyGives(row, at)).Select(row => row.Dimensions[at]!).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The total of one value of a dimension.</summary>
    public Total Of(string dimension, string value, string measure)
    {
        var at = Dimension(dimension);
        var index = IndexOf(measure);
        return index < 0 || at < 0 ? default : Whole().FirstOrDefault(row => OnlyGives(row, at) && row.Dimensions[at] == value)?.Measures[index] ?? default;
    }

    /// <summary>The sum over the combinations that have these values.</summary>
    /// <remarks>For persons only where the values leave one combination a school and stage, as a programme with its source does.</remarks>
    public Total OfAll(string measure, params ReadOnlySpan<(string Dimension, string Value)> values)
    {
        var sum = default(Total);
        var index = IndexOf(measure);
        foreach (var row in Whole().Where(row => row.Dimensions.All(value => value is not null)))
        {
            var fits = index >= 0;
            foreach (var (dimension, value) in values)
            {
                fits &= Dimension(dimension) is >= 0 and var at && row.Dimensions[at] == value;
            }
            if (fits && row.Measures[index] is { Reported: true } part)
            {
                var unknown = part.Value is null || sum is { Reported: true, Value: null };
                sum = new Total(unknown ? null : checked((sum.Value ?? 0) + part.Value), true, sum.Approximate || part.Approximate);
            }
        }
        return sum;
    }

    /// <summary>The schools that reported a figure of this measure.</summary>
    public int Schools(string measure) => IndexOf(measure) is >= 0 and var index ? form.Rows.Count(row => row.School is not null && row.Measures[index].Reported) : 0;

    private IEnumerable<AggregateRow> Whole() => form.Rows.Where(row => row.School is null && row.Area is null);

    private static bool OnlyGives(AggregateRow row, int dimension) =>
        row.Dimensions[dimension] is not null && row.Dimensions.Count(value => value is not null) == 1;

    private int IndexOf(string measure) => form.Form.Measures.FirstOrDefault(column => column.Id == measure)?.Index ?? -1;

    private int Dimension(string id) => form.Form.Dimensions.FirstOrDefault(column => column.Id == id)?.Index ?? -1;
}
