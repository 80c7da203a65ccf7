using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Consolidation;

/// <summary>What one form adds up to in one period.</summary>
/// <param name="Reported">At least one school reported a row of it.</param>
/// <param name="Totals">Over everything, aligned with the measures.</param>
/// <param name="Rows">
/// For the whole: each dimension alone, and all dimensions together. For every area at every level: no dimension, and each
/// dimension alone. For every school: no dimension. In the order whole, areas as the roster has them, schools; values in the form's order.
/// </param>
public sealed record FormSummary(FormDefinition Form, bool Reported, ImmutableArray<Total> Totals, ImmutableArray<AggregateRow> Rows);
