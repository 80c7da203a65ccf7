using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes;

/// <summary>The school (示例学校) by which a scheme is previewed.</summary>
public static class ExampleSchool
{
    private const int MostStages = 2;

    /// <summary>The 学段 that it has: of those whose rows the scheme names in advance the two that come in the middle, so that most of what is prefilled shows.</summary>
    public static ImmutableArray<string> StagesOf(FormCatalogue scheme)
    {
        ImmutableArray<string> prefilled = [.. scheme.Forms.SelectMany(form => form.Dimensions).SelectMany(dimension => dimension.Values)
            .Select(value => value.PrefillFor).OfType<string>().Distinct(StringComparer.Ordinal)];
        return prefilled.Length <= MostStages ? prefilled : [.. prefilled.Skip(1).Take(MostStages)];
    }
}
