using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// Finds the whole's totals of a form by the ids of measures and dimensions; each way of asking is prepared once, so that many values cost
/// no more than their number.
/// </summary>
internal sealed class FormReader
{
    private static readonly ConditionalWeakTable<FormSummary, FormReader> Readers = [];
    private const char Separator = '\u001F';
    private readonly FormSummary form;
    private readonly Dictionary<string, List<AggregateRow>> alone = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Dimension, string Value), AggregateRow> byValue = [];
    private readonly List<AggregateRow> combinations = [];
    private readonly Dictionary<string, CrossSums?> sums = new(StringComparer.Ordinal);

    private FormReader(FormSummary form)
    {
        this.form = form;
        foreach (var row in form.Rows.TakeWhile(row => row.School is null && row.Area is null))
        {
            var given = row.Dimensions.Count(value => value is not null);
            if (given == 1)
            {
                AddAlone(row);
            }
            if (given == row.Dimensions.Length)
            {
                combinations.Add(row);
            }
        }
    }

    /// <summary>The reader of a form's summary: one for each, since many sentences ask the same.</summary>
    public static FormReader Of(FormSummary form) => Readers.GetValue(form, static summary => new FormReader(summary));

    /// <summary>A total of the whole; nothing where the form has no such measure.</summary>
    public Total Total(string measure) => IndexOf(measure) is >= 0 and var index ? form.Totals[index] : default;

    /// <summary>A dimension's values in the form's order, those that were reported.</summary>
    public IEnumerable<string> Values(string dimension) =>
        alone.GetValueOrDefault(dimension, []).Select(row => row.Dimensions[Dimension(dimension)]!);

    /// <summary>The total of one value of a dimension.</summary>
    public Total Of(string dimension, string value, string measure) =>
        IndexOf(measure) is >= 0 and var index && byValue.TryGetValue((dimension, value), out var row) ? row.Measures[index] : default;

    /// <summary>The sum over the combinations that have these values.</summary>
    /// <remarks>For persons only where the values leave one combination a school and stage, as a programme with its source does.</remarks>
    public Total OfAll(string measure, params ReadOnlySpan<(string Dimension, string Value)> values)
    {
        var index = IndexOf(measure);
        if (index < 0)
        {
            return default;
        }
        var names = "";
        var keys = new List<string>();
        foreach (var (dimension, value) in values)
        {
            names += dimension + Separator;
            keys.Add(value);
        }
        if (!sums.TryGetValue(names, out var byKey))
        {
            sums.Add(names, byKey = SumBy(names));
        }
        return byKey?.Of(keys, pivot: null, index) ?? default;
    }

    /// <summary>The schools that reported a figure of this measure.</summary>
    public int Schools(string measure) => IndexOf(measure) is >= 0 and var index ? form.SchoolsThatFilled(form.Form.Measures[index]) : 0;

    private CrossSums? SumBy(string names)
    {
        var at = names.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Dimension).ToImmutableArray();
        return at.Contains(-1) ? null : new CrossSums(combinations, at, pivot: -1);
    }

    private void AddAlone(AggregateRow row)
    {
        var dimension = form.Form.Dimensions.First(column => row.Dimensions[column.Index] is not null);
        if (byValue.TryAdd((dimension.Id, row.Dimensions[dimension.Index]!), row))
        {
            if (!alone.TryGetValue(dimension.Id, out var rows))
            {
                alone.Add(dimension.Id, rows = []);
            }
            rows.Add(row);
        }
    }

    private int IndexOf(string measure) => form.Form.Measures.FirstOrDefault(column => column.Id == measure)?.Index ?? -1;

    private int Dimension(string id) => form.Form.Dimensions.FirstOrDefault(column => column.Id == id)?.Index ?? -1;
}
