using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.YearlyReport;

/// <summary>How notes speak of a scheme's measures: by their own names, a few of them.</summary>
public static class MeasureWords
{
    private const int MostNamed = 4;

    /// <summary>The names of the measures of one nature; empty if there are none.</summary>
    public static string Of(IEnumerable<FormDefinition> forms, MeasureNature nature)
    {
        ImmutableArray<string> names =
        [
            .. forms
                .SelectMany(form => form.Measures)
                .Where(measure => measure.Nature == nature)
                .Select(measure => measure.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        return names.Length <= MostNamed ? string.Join('、', names) : string.Join('、', names.Take(MostNamed)) + "等";
    }

    /// <summary>Why 人数 show “—”.</summary>
    public static string NotAddable(IEnumerable<FormDefinition> forms) =>
        $"“—”表示{Of(forms, MeasureNature.Persons)}不能相加(同一学生可能享受两个项目),请看人次";
}
