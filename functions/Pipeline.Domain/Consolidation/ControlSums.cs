using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>
/// Adds the same measures a second and a third way, apart from the aggregates, for 核对; what counts in several units adds each by itself.
/// </summary>
internal sealed class ControlSums
{
    private readonly ImmutableArray<Line> lines;

    public ControlSums(FormCatalogue catalogue) =>
        lines = [.. catalogue.Forms.SelectMany((form, f) => form.Measures.Select(measure => new Line(form, f, measure)))];

    public void Add(CountedRows counted, SchoolSubmissions school)
    {
        foreach (var line in lines)
        {
            foreach (var (value, sum) in line.SumsOf(counted.Rows, row => row.Counts(line.Measure.Index)))
            {
                line.AddRows(value, sum);
            }
            foreach (var source in counted.Sources)
            {
                AddReceipt(line, source, school, counted);
            }
        }
    }

    public ImmutableArray<ControlTotal> ToControls(PeriodFigures figures) => [.. lines.SelectMany(line => line.ToControls(figures))];

    /// <summary>
    /// A measure that counts whole adds what the receipt says; one of which a part only counts (persons, where the later half reports some
    /// of them again), or which the receipt could not add up, adds that part.
    /// </summary>
    private static void AddReceipt(Line line, Submission source, SchoolSubmissions school, CountedRows counted)
    {
        var (form, measure) = (line.Form, line.Measure.Index);
        var receipt = school.Of(source.Period)?.ReceiptTotals(form) ?? default;
        if (receipt.IsDefault)
        {
            receipt = ReceiptTotals.Of(source.Rows, form);
        }
        var own = counted.Rows.Where(row => ReferenceEquals(row.Source, source)).ToList();
        var counting = own.Count(row => row.Row.Form.Id == form.Id && row.Counts(measure));
        var parts = line.SumsOf(own, row => row.Counts(measure));
        var reported = source.Rows.Count(row => row.Form.Id == form.Id && row.Values[measure].HasValue);
        // What the receipt told beyond the parts is no part's: it shows at the first, as a difference.
        var untold = receipt[measure].Value is { } told && counting == reported ? checked(told - parts.Values.Sum()) : 0;
        foreach (var (value, sum) in parts.Count == 0 && untold != 0 ? new Dictionary<string, long> { [""] = 0 } : parts)
        {
            line.AddReceipts(value, checked(sum + untold));
            untold = 0;
        }
    }

    private sealed class Line(FormDefinition form, int place, MeasureColumn measure)
    {
        private readonly CountedUnits? units = CountedUnits.Of(form) is { } counted && counted.Measure == measure ? counted : null;
        private readonly SortedDictionary<string, (long Receipts, long Rows)> sums = new(StringComparer.Ordinal);

        public FormDefinition Form => form;

        public MeasureColumn Measure => measure;

        /// <summary>By the value that gives the unit; an empty text where there is one unit.</summary>
        public Dictionary<string, long> SumsOf(IEnumerable<DetailRow> rows, Func<DetailRow, bool> counts)
        {
            var result = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                if (row.Row.Form.Id == form.Id && counts(row))
                {
                    var key = units is null ? "" : row.Row.Dimensions[units.Dimension.Index] ?? "";
                    result[key] = checked(result.GetValueOrDefault(key) + row.Row.Values[measure.Index].Value);
                }
            }
            return result;
        }

        public void AddRows(string value, long sum) =>
            sums[value] = (sums.GetValueOrDefault(value).Receipts, checked(sums.GetValueOrDefault(value).Rows + sum));

        public void AddReceipts(string value, long sum) =>
            sums[value] = (checked(sums.GetValueOrDefault(value).Receipts + sum), sums.GetValueOrDefault(value).Rows);

        public IEnumerable<ControlTotal> ToControls(PeriodFigures figures)
        {
            if (units is null)
            {
                var whole = figures.WholeOf(place, measure.Index);
                var (receipts, rows) = sums.GetValueOrDefault("");
                return [new ControlTotal(form.Id, measure.Id, null, receipts, rows, whole.IsNotAddable ? null : whole.Value ?? 0)];
            }
            return units
                .Dimension.Values.Select(known => known.Name)
                .Concat(sums.Keys)
                .Distinct(StringComparer.Ordinal)
                .Select(value => new ControlTotal(
                    form.Id,
                    measure.Id,
                    value,
                    sums.GetValueOrDefault(value).Receipts,
                    sums.GetValueOrDefault(value).Rows,
                    figures.WholeOf(place, measure.Index, units.Dimension.Index, value).Value ?? 0
                ));
        }
    }
}
