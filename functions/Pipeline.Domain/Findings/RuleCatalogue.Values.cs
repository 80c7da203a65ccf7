using System.Collections.Immutable;

namespace Pipeline.Domain.Findings;

/// <summary>The rules about single values: units, counts in words, values of dimensions, personal data.</summary>
public static partial class RuleCatalogue
{
    private static ImmutableArray<RuleDescriptor> OfValues => [];
}
