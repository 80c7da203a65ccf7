using System.Collections.Immutable;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>A 其中 row: a part of the row above it, never added.</summary>
/// <param name="Whole">The values of the row that it is a part of, aligned with the measures; default if none stands above.</param>
internal sealed record PartRow(int Row, string Label, ImmutableArray<MeasureValue> Values, ImmutableArray<MeasureValue> Whole);
