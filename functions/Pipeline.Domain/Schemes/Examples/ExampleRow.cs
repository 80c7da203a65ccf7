using System.Collections.Immutable;

namespace Pipeline.Domain.Schemes.Examples;

/// <summary>A row of the example school.</summary>
/// <param name="Dimensions">By the form's dimensions.</param>
/// <param name="Texts">By the form's texts and dates; null if the example leaves it blank.</param>
/// <param name="Measures">By the form's measures: counts, and money in 分.</param>
public sealed record ExampleRow(ImmutableArray<string> Dimensions, ImmutableArray<string?> Texts, ImmutableArray<long> Measures);
