using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Schemes.Layouts;

/// <summary>Keeps each school's sums by combination of dimensions, so that a table layout can be asked for any of them.</summary>
/// <remarks>Persons add as everywhere: not within a school and 学段 where two figures other than zero could hold the same child.</remarks>
public sealed class LayoutFigures(FormCatalogue scheme, Period period)
{
    private readonly Dictionary<(string Form, PeriodPart? Half), List<SchoolSums>> sums = [];
    private readonly Dictionary<SchoolCode, School> schools = [];

    /// <summary>One school's sums of one form.</summary>
    private sealed record SchoolSums(
        School School,
        Dictionary<string, (ImmutableArray<string?> Values, RunningTotal[] Totals)> Combinations
    );

    /// <summary>The schools that reported, by code.</summary>
    public IEnumerable<School> Schools => schools.Values.OrderBy(school => school.Code);

    /// <summary>Takes in one school: the rows that make up its figures, and for a year those of its halves.</summary>
    public void Add(SchoolSubmissions submissions, IReadOnlyList<DetailRow> counted)
    {
        if (counted.Count == 0)
        {
            return;
        }
        var school = counted[0].School;
        schools[school.Code] = school;
        Add(school, null, counted);
        foreach (var half in period.IsYear ? new[] { Period.FirstHalfOf(period.Year), Period.SecondHalfOf(period.Year) } : [period])
        {
            if (half.IsYear || submissions.Of(half)?.Counting is not { } workbook)
            {
                continue;
            }
            Add(school, half.Part, [.. workbook.Rows.Select(row => new DetailRow(school, workbook, row))]);
        }
    }

    /// <summary>The sum of a measure over the schools that a condition lets through.</summary>
    public Total Of(FormDefinition form, MeasureColumn measure, Conditions where, Func<School, bool> within)
    {
        var sum = new RunningTotal();
        foreach (var school in sums.GetValueOrDefault((form.Id, where.Half), []).Where(each => within(each.School)))
        {
            sum.Add(OfSchool(school, form, measure, where));
        }
        return sum.ToTotal();
    }

    /// <summary>Whether a value of a dimension was reported by anyone, or is one that the form lists.</summary>
    public bool Knows(FormDefinition form, DimensionColumn dimension, string value) =>
        value.Length == 0
        || dimension.Values.Any(known => known.Name == value)
        || sums.Where(each => each.Key.Form == form.Id)
            .SelectMany(each => each.Value)
            .SelectMany(school => school.Combinations.Values)
            .Any(each => each.Values[dimension.Index] == value);

    private static RunningTotal OfSchool(SchoolSums school, FormDefinition form, MeasureColumn measure, Conditions where)
    {
        var sum = new RunningTotal();
        var persons = new PersonsRule(form);
        foreach (var (values, totals) in school.Combinations.Values)
        {
            if (
                !where.Values.All(pair =>
                    form.Dimensions.FirstOrDefault(own => own.Id == pair.Dimension) is not { } dimension
                    || (values[dimension.Index] ?? "") == pair.Value
                )
            )
            {
                continue;
            }
            var total = totals[measure.Index];
            sum.Add(total);
            if (persons.CountsTwice(0, values, measure.Index, total.Sum))
            {
                sum.MarkDoubtfulPersons();
            }
        }
        return sum;
    }

    private void Add(School school, PeriodPart? half, IReadOnlyList<DetailRow> rows)
    {
        foreach (var form in scheme.Forms)
        {
            var combinations = new Dictionary<string, (ImmutableArray<string?> Values, RunningTotal[] Totals)>(StringComparer.Ordinal);
            var persons = new Dictionary<string, PersonsRule>(StringComparer.Ordinal);
            foreach (var row in rows.Where(row => row.Row.Form.Id == form.Id))
            {
                var key = string.Join('\u001f', row.Row.Dimensions);
                if (!combinations.TryGetValue(key, out var found))
                {
                    combinations.Add(key, found = (row.Row.Dimensions, new RunningTotal[form.Measures.Length]));
                    persons.Add(key, new PersonsRule(form));
                }
                AddRow(row, found.Totals, persons[key]);
            }
            if (combinations.Count > 0)
            {
                if (!sums.TryGetValue((form.Id, half), out var list))
                {
                    sums.Add((form.Id, half), list = []);
                }
                list.Add(new SchoolSums(school, combinations));
            }
        }
    }

    private static void AddRow(DetailRow row, RunningTotal[] totals, PersonsRule persons)
    {
        for (var m = 0; m < totals.Length; m++)
        {
            if (!row.Counts(m))
            {
                continue;
            }
            totals[m].Add(row.Row.Values[m]);
            if (persons.CountsTwice(0, row.Row, m))
            {
                totals[m].MarkDoubtfulPersons();
            }
        }
    }
}
