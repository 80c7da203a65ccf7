using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Schemes.Examples;

/// <summary>
/// Made-up figures of a school for any scheme, such that its checks hold where they can: what they still find shows the author that they
/// contradict each other.
/// </summary>
public sealed class ExampleFigures
{
    private const int MostRows = 4;
    private const int MostPasses = 12;
    private const long FenPerYuan = 100;

    /// <summary>Names that are no figures, and that no reader takes for a sample row.</summary>
    private const string Letters = "甲乙丙丁";

    private readonly FormCatalogue scheme;
    private readonly Period period;
    private readonly ImmutableArray<string> stages;
    private readonly Func<FormDefinition, ImmutableArray<ImmutableArray<string>>> prefilled;
    private readonly Dictionary<string, ImmutableArray<ExampleRow>> rows = new(StringComparer.Ordinal);

    private ExampleFigures(FormCatalogue scheme, Period period, Func<FormDefinition, ImmutableArray<ImmutableArray<string>>> prefilled)
    {
        this.scheme = scheme;
        this.period = period;
        this.prefilled = prefilled;
        stages = ExampleSchool.StagesOf(scheme);
    }

    /// <summary>The rows of each form, by its id; the same every time.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="period">Dates lie within it.</param>
    /// <param name="prefilled">The rows that the template names in advance, by the form's dimensions, blank where it leaves one
    /// open.</param>
    public static IReadOnlyDictionary<string, ImmutableArray<ExampleRow>> Of(
        FormCatalogue scheme,
        Period period,
        Func<FormDefinition, ImmutableArray<ImmutableArray<string>>> prefilled
    )
    {
        var example = new ExampleFigures(scheme, period, prefilled);
        foreach (var form in scheme.Forms)
        {
            example.rows[form.Id] = example.RowsOf(form);
        }
        return example.rows;
    }

    private ImmutableArray<ExampleRow> RowsOf(FormDefinition form)
    {
        var keys = Keys(form);
        var measures = keys.Select((_, row) => form.Measures.Select(measure => Base(measure, row)).ToArray()).ToList();
        var fitting = new CheckFitting(scheme, form, rows);
        for (var pass = 0; pass < MostPasses && fitting.Fit(keys, measures); pass++) { }
        return
        [
            .. keys.Select(
                (key, row) =>
                    new ExampleRow(key, [.. form.Texts.Select(text => TextOf(form, text, row, measures[row]))], [.. measures[row]])
            ),
        ];
    }

    private static long Base(MeasureColumn measure, int row)
    {
        var count = 20 + (((measure.Index * 7) + (row * 11)) % 30);
        return measure.Kind == QuantityKind.Money ? count * 500 * FenPerYuan : count;
    }

    private ImmutableArray<ImmutableArray<string>> Keys(FormDefinition form)
    {
        var values = form.Dimensions.Select(dimension => ValuesOf(form, dimension)).ToList();
        if (prefilled(form) is { IsEmpty: false } named)
        {
            return [.. named.Select(row => row.Select((text, i) => text.Length > 0 ? text : values[i][0]).ToImmutableArray())];
        }
        var count = values.Aggregate(1, (product, of) => Math.Min(MostRows, product * of.Count));
        return [.. Enumerable.Range(0, count).Select(row => Combination(values, row))];
    }

    /// <summary>The row-th of all combinations, the first dimension changing fastest.</summary>
    private static ImmutableArray<string> Combination(List<List<string>> values, int row)
    {
        var texts = ImmutableArray.CreateBuilder<string>(values.Count);
        foreach (var of in values)
        {
            texts.Add(of[row % of.Count]);
            row /= of.Count;
        }
        return texts.MoveToImmutable();
    }

    /// <summary>A few values; of a dimension that a check compares with another form only those that stand there.</summary>
    private List<string> ValuesOf(FormDefinition form, DimensionColumn dimension)
    {
        var elsewhere = form
            .Checks.OfType<CheckDefinition.AtMostOfForm>()
            .Where(check => check.Dimension == dimension.Id)
            .Select(check => scheme[check.Form])
            .FirstOrDefault(other => rows[other.Id].Length > 0);
        if (elsewhere is not null)
        {
            return
            [
                .. rows[elsewhere.Id]
                    .Select(row => row.Dimensions[elsewhere.Dimension(dimension.Id).Index])
                    .Distinct(StringComparer.Ordinal)
                    .Take(MostRows),
            ];
        }
        var known = dimension.Values.Select(value => value.Name).ToList();
        if (dimension.Reading == DimensionReading.Stage && stages.Where(known.Contains).ToList() is { Count: > 0 } own)
        {
            return own;
        }
        return known.Count > 0 ? [.. known.Take(MostRows)] : [.. Letters.Select(letter => dimension.Name + letter)];
    }

    private string? TextOf(FormDefinition form, TextColumn text, int row, long[] measures)
    {
        if (form.Checks.OfType<CheckDefinition.StatedRate>().FirstOrDefault(check => check.Column == text.Id) is { } stated)
        {
            var rate = scheme.Rates.First(rate => rate.Id == stated.Rate);
            var (part, whole) = (form.Measure(rate.Numerator.Measure), form.Measure(rate.Denominator.Measure));
            return measures[whole.Index] == 0
                ? null
                : RateArithmetic.Text(rate, RateArithmetic.Of(rate, part, measures[part.Index], whole, measures[whole.Index]));
        }
        if (text.Role == ColumnRole.Date)
        {
            return period.FirstDay.AddDays(10 + (row * 20)).ToString("O", CultureInfo.InvariantCulture);
        }
        return text.CellRequired || text.Stored ? text.Name + Letters[row % Letters.Length] : null;
    }
}
