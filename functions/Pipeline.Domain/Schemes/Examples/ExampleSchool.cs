using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Schemes.Examples;

/// <summary>The school (示例学校) by which a scheme is previewed.</summary>
public static class ExampleSchool
{
    public const string Name = "示例学校";

    private const int MostStages = 2;

    public static SchoolCode Code { get; } = SchoolCode.Parse("0000000000");

    /// <summary>The half year that it reports: the first that the scheme is made for, else this year's first.</summary>
    public static Period PeriodOf(FormCatalogue scheme, DateTimeOffset now) =>
        scheme.Header.From is { IsYear: false } from ? from : Period.FirstHalfOf((scheme.Header.From ?? Period.OfYear(now.Year)).Year);

    /// <summary>
    /// The 学段 that it has: of those whose rows the scheme names in advance the two that come in the middle, so that most of what is
    /// prefilled shows.
    /// </summary>
    public static ImmutableArray<string> StagesOf(FormCatalogue scheme)
    {
        ImmutableArray<string> prefilled =
        [
            .. scheme
                .Forms.SelectMany(form => form.Dimensions)
                .SelectMany(dimension => dimension.Values)
                .Select(value => value.PrefillFor)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        return prefilled.Length <= MostStages ? prefilled : [.. prefilled.Skip(1).Take(MostStages)];
    }
}
