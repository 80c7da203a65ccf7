using System.Collections.Immutable;

namespace Pipeline.Domain.Forms;

/// <summary>A known value of a dimension.</summary>
/// <param name="Name">As it is stored and shown.</param>
/// <param name="Aliases">Other usual forms, understood without a finding.</param>
/// <param name="DoubtfulAliases">Forms that are understood with a query (区级: 自治区级 or 城区级?).</param>
public sealed record DimensionValue(string Name, ImmutableArray<string> Aliases, ImmutableArray<string> DoubtfulAliases)
{
    /// <summary>The template names a row of this value in advance for a school of this 学段; null if it does not.</summary>
    public string? PrefillFor { get; init; }

    /// <summary>
    /// Chinese: what a doubtful alias may mean, as the finding says it (可能是自治区级,也可能是城区级); null if the scheme does not say.
    /// </summary>
    public string? Doubt { get; init; }

    /// <summary>The values of one group are also added up on their own (义务教育); null for none.</summary>
    public string? Group { get; init; }
}
