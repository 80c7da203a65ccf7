using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// Computes a summary's rates from its sums: for the whole, for each area, and for each value of a dimension that both parts have.
/// </summary>
/// <remarks>Never from other rates. Where a part was not reported, may not be added, or the whole is zero, there is no rate.</remarks>
public static class RateFigures
{
    public static IEnumerable<RateFigure> Of(Summary summary) => summary.Scheme.Rates.SelectMany(rate => Of(summary, rate));

    private static IEnumerable<RateFigure> Of(Summary summary, RateDefinition rate)
    {
        if (FormOf(summary, rate.Numerator) is not { } above || FormOf(summary, rate.Denominator) is not { } below)
        {
            yield break;
        }
        var (numerator, denominator) = (above.Form.Measure(rate.Numerator.Measure), below.Form.Measure(rate.Denominator.Measure));
        RateFigure? Make(string of, string? dimension, Total part, Total whole) =>
            part.Value is { } up && whole.Value is { } down && down != 0
                ? new RateFigure(
                    rate,
                    of,
                    dimension,
                    up,
                    down,
                    RateArithmetic.Of(rate, numerator, up, denominator, down),
                    part.Approximate || whole.Approximate
                )
                : null;
        if (Make("", null, above.Totals[numerator.Index], below.Totals[denominator.Index]) is { } whole)
        {
            yield return whole;
        }
        foreach (var row in above.Rows.Where(row => row.School is null))
        {
            var given = row.Dimensions.Count(value => value is not null);
            var at =
                given == 1 && row.Area is null
                    ? above.Form.Dimensions.First(dimension => row.Dimensions[dimension.Index] is not null)
                    : null;
            var twin =
                at is not null
                    ? below.Rows.FirstOrDefault(other =>
                        other.School is null && other.Area is null && Gives(below, other, at.Id, row.Dimensions[at.Index]!)
                    )
                : row.Area is not null && given == 0
                    ? below.Rows.FirstOrDefault(other => other.Area == row.Area && other.Dimensions.All(value => value is null))
                : null;
            if (
                twin is not null
                && Make(
                    at is null ? row.Area! : row.Dimensions[at.Index]!,
                    at?.Id,
                    row.Measures[numerator.Index],
                    twin.Measures[denominator.Index]
                )
                    is { } part
            )
            {
                yield return part;
            }
        }
    }

    private static FormSummary? FormOf(Summary summary, MeasureReference reference) =>
        summary.Forms.FirstOrDefault(form => form.Form.Id == reference.Form);

    private static bool Gives(FormSummary form, AggregateRow row, string dimension, string value) =>
        row.Dimensions.Count(each => each is not null) == 1
        && form.Form.Dimensions.FirstOrDefault(each => each.Id == dimension) is { } own
        && row.Dimensions[own.Index] == value;
}
