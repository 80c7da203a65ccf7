using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schools;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Finds the totals of a form by area, school, or combination of dimensions.</summary>
internal sealed class FormFigures
{
    /// <summary>A district with more schools is published by area alone, so that memory does not hold every school's programmes.</summary>
    private const int MostSchools = 3_000;

    private readonly Dictionary<string, ImmutableArray<Total>> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<SchoolCode, ImmutableArray<Total>> schools = [];
    private readonly Dictionary<(int Dimension, string Value), ImmutableArray<Total>> alone = [];
    private readonly Dictionary<(string Area, int Dimension, string Value), ImmutableArray<Total>> areaValues = [];
    private readonly Dictionary<(SchoolCode School, int Dimension, string Value), ImmutableArray<Total>> schoolValues = [];
    private readonly List<AggregateRow> combinations = [];

    public FormFigures(FormSummary summary)
    {
        Summary = summary;
        Units = CountedUnits.Of(summary.Form);
        foreach (var row in Units is null && summary.Schools > MostSchools ? [] : summary.SchoolDetails)
        {
            var dimension = Given(row);
            schoolValues.TryAdd((row.School!.Value, dimension, row.Dimensions[dimension]!), row.Measures);
        }
        foreach (var row in summary.Rows)
        {
            if (row.School is { } school)
            {
                schools.TryAdd(school, row.Measures);
            }
            else if (row.Area is { } area)
            {
                AddArea(area, row);
            }
            else
            {
                AddWhole(row);
            }
        }
    }

    public FormSummary Summary { get; }

    /// <summary>Which units its measure counts in, where there are several.</summary>
    public CountedUnits? Units { get; }

    public FormDefinition Form => Summary.Form;

    /// <summary>The whole's rows with all dimensions, in the form's order; a blank dimension is an empty text.</summary>
    public IReadOnlyList<AggregateRow> Combinations => combinations;

    /// <summary>The totals of a line of 总表; empty if nothing is known of it.</summary>
    public ImmutableArray<Total> Of(AreaLine line) =>
        line.School is { } report ? schools.GetValueOrDefault(report.School.Code, [])
        : line.Depth == 0 ? Summary.Totals
        : areas.GetValueOrDefault(line.Area!.Path, []);

    /// <summary>
    /// The total of a value on a line of 总表, of a dimension that the summary details schools by; empty if nothing was reported.
    /// </summary>
    public Total Of(AreaLine line, int dimension, string value, int measure)
    {
        var found =
            line.School is { } report ? schoolValues.GetValueOrDefault((report.School.Code, dimension, value))
            : line.Depth == 0 ? alone.GetValueOrDefault((dimension, value))
            : areaValues.GetValueOrDefault((line.Area!.Path, dimension, value));
        return found.IsDefault ? default : found[measure];
    }

    public Total OfValue(int dimension, string value, int measure) =>
        alone.TryGetValue((dimension, value), out var totals) ? totals[measure] : default;

    /// <summary>The summary details its schools by this dimension.</summary>
    public bool DetailsSchoolsBy(int dimension) => schoolValues.Keys.Any(key => key.Dimension == dimension);

    public IEnumerable<string> ValuesOf(int dimension) => alone.Keys.Where(key => key.Dimension == dimension).Select(key => key.Value);

    private void AddArea(string area, AggregateRow row)
    {
        var dimension = Given(row);
        if (dimension < 0)
        {
            areas.TryAdd(area, row.Measures);
        }
        else
        {
            areaValues.TryAdd((area, dimension, row.Dimensions[dimension]!), row.Measures);
        }
    }

    private static int Given(AggregateRow row)
    {
        for (var i = 0; i < row.Dimensions.Length; i++)
        {
            if (row.Dimensions[i] is not null)
            {
                return i;
            }
        }
        return -1;
    }

    // With one dimension the rows of the dimension alone are those of all dimensions too.
    private void AddWhole(AggregateRow row)
    {
        var given = row.Dimensions.Count(value => value is not null);
        if (given == 1)
        {
            var dimension = Enumerable.Range(0, row.Dimensions.Length).First(i => row.Dimensions[i] is not null);
            if (!alone.TryAdd((dimension, row.Dimensions[dimension]!), row.Measures))
            {
                return;
            }
        }
        if (given == row.Dimensions.Length && given > 0)
        {
            combinations.Add(row);
        }
    }
}
