using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>The totals of a form over an area, or one school, for one combination of dimensions.</summary>
/// <param name="Area">The area's path; null for the whole, and for a school's row.</param>
/// <param name="School">Null but for a school's own row.</param>
/// <param name="Dimensions">Aligned with <see cref="FormDefinition.Dimensions"/>; null if added over, empty if schools left it
/// blank.</param>
/// <param name="Measures">Aligned with <see cref="FormDefinition.Measures"/>.</param>
public sealed record AggregateRow(string? Area, SchoolCode? School, ImmutableArray<string?> Dimensions, ImmutableArray<Total> Measures);
