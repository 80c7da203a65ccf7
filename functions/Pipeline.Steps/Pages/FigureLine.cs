using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Steps.Pages;

/// <summary>A line of a published table.</summary>
/// <param name="Area">The area's path; null for the whole.</param>
/// <param name="Dimensions">By id; those not named are added over.</param>
/// <param name="Values">By measure: a count, or money in 分; null if persons are not added.</param>
public sealed record FigureLine(
    FormDefinition Form,
    string? Area,
    ImmutableSortedDictionary<string, string> Dimensions,
    ImmutableDictionary<string, long?> Values
);
