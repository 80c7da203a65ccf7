using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Workbooks.Templates;

/// <summary>The rows that a template names in advance: for each of the school's 学段 the values that the form prefills for it.</summary>
internal static class PrefilledRows
{
    /// <summary>
    /// The dimensions' texts of each row, aligned with the form's; none where no dimension prefills. A 学段 whose values differ from school
    /// to school (特殊教育) has none.
    /// </summary>
    public static ImmutableArray<ImmutableArray<string>> Of(FormDefinition form, IEnumerable<string> stages)
    {
        if (
            form.StageDimension is not { } apart
            || form.Dimensions.FirstOrDefault(dimension => dimension.Values.Any(value => value.PrefillFor is not null)) is not { } listed
        )
        {
            return [];
        }
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var stage in stages.Distinct(StringComparer.Ordinal))
        {
            foreach (var value in listed.Values.Where(value => value.PrefillFor == stage))
            {
                rows.Add([
                    .. form.Dimensions.Select(dimension =>
                        dimension == apart ? stage
                        : dimension == listed ? value.Name
                        : ""
                    ),
                ]);
            }
        }
        return rows.ToImmutable();
    }
}
