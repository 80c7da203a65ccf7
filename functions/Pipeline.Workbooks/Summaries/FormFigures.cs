using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schools;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Finds the totals of a form by area, school, or combination of dimensions.</summary>
internal sealed class FormFigures
{
    private readonly Dictionary<string, ImmutableArray<Total>> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<SchoolCode, ImmutableArray<Total>> schools = [];
    private readonly Dictionary<(int Dimension, string Value), ImmutableArray<Total>> alone = [];
    private readonly List<AggregateRow> combinations = [];

    public FormFigures(FormSummary summary)
    {
        Summary = summary;
        Decimals = DecimalsOf(summary);
        foreach (var row in summary.Rows)
        {
            if (row.School is { } school)
            {
                schools.TryAdd(school, row.Measures);
            }
            else if (row.Area is { } area)
            {
                if (row.Dimensions.All(value => value is null))
                {
                    areas.TryAdd(area, row.Measures);
                }
            }
            else
            {
                AddWhole(row);
            }
        }
    }

    public FormSummary Summary { get; }

    /// <summary>The decimals that show every amount of the form in 万元 exactly: 2 to 6.</summary>
    public int Decimals { get; }

    public FormDefinition Form => Summary.Form;

    /// <summary>The whole's rows with all dimensions, in the form's order; a blank dimension is an empty text.</summary>
    public IReadOnlyList<AggregateRow> Combinations => combinations;

    /// <summary>The totals of a line of 总表; empty where nothing is known of it.</summary>
    public ImmutableArray<Total> Of(AreaLine line) =>
        line.School is { } report ? schools.GetValueOrDefault(report.School.Code, [])
        : line.Depth == 0 ? Summary.Totals
        : areas.GetValueOrDefault(line.Area!.Path, []);

    public Total OfValue(int dimension, string value, int measure) =>
        alone.TryGetValue((dimension, value), out var totals) ? totals[measure] : default;

    public IEnumerable<string> ValuesOf(int dimension) => alone.Keys.Where(key => key.Dimension == dimension).Select(key => key.Value);

    private static int DecimalsOf(FormSummary summary)
    {
        var decimals = 2;
        foreach (var measure in summary.Form.Measures.Where(measure => measure.IsMoney()))
        {
            foreach (var row in summary.Rows)
            {
                var fen = row.Measures[measure.Index].Value ?? 0;
                decimals = Math.Max(decimals, fen % 10_000 == 0 ? 2 : fen % 1_000 == 0 ? 3 : fen % 100 == 0 ? 4 : fen % 10 == 0 ? 5 : 6);
            }
        }
        return decimals;
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
