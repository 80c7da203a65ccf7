using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>What one form adds up to in one period.</summary>
/// <param name="Reported">At least one school reported a row of it.</param>
/// <param name="Totals">Over everything, aligned with the measures.</param>
/// <param name="Rows">
/// For the whole: each dimension alone, and all dimensions together. For every area at every level: no dimension, and each
/// dimension alone. For every school: no dimension. In the order whole, areas as the roster has them, schools; values in the form's order.
/// </param>
public sealed record FormSummary(FormDefinition Form, bool Reported, ImmutableArray<Total> Totals, ImmutableArray<AggregateRow> Rows)
{
    /// <summary>
    /// Every school by each value of the dimensions that people look schools up by: what money was paid for, and what has a unit of its
    /// own. In the order of the schools' rows; made as they are read, since a province's schools have millions of them.
    /// </summary>
    public IEnumerable<AggregateRow> SchoolDetails { get; init; } = [];

    /// <summary>How many schools reported the form.</summary>
    public int Schools => Rows.Count(row => row.School is not null);

    /// <summary>How many schools filled a figure of a measure anywhere in the form.</summary>
    public int SchoolsThatFilled(MeasureColumn measure) =>
        Rows.Count(row => row.School is not null && row.Measures[measure.Index].Reported);

    /// <summary>The dimensions of <see cref="SchoolDetails"/>.</summary>
    internal static ImmutableArray<int> DetailedDimensions(FormDefinition form) =>
        [
            .. form
                .Dimensions.Where(dimension =>
                    dimension == CountedUnits.Of(form)?.Dimension
                    || (
                        dimension == form.Dimensions.FirstOrDefault(other => other.Unknown != UnknownValue.Error)
                        && form.Measures.Any(measure => measure.Kind == QuantityKind.Money)
                    )
                )
                .Select(dimension => dimension.Index),
        ];
}
