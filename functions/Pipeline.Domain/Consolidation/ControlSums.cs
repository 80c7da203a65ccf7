using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Adds the same measures a second and a third way, apart from the aggregates, for 核对.</summary>
internal sealed class ControlSums(FormCatalogue catalogue)
{
    private readonly long[][] fromReceipts = [.. catalogue.Forms.Select(form => new long[form.Measures.Length])];
    private readonly long[][] fromRows = [.. catalogue.Forms.Select(form => new long[form.Measures.Length])];

    public void Add(CountedRows counted, SchoolSubmissions school)
    {
        for (var f = 0; f < fromRows.Length; f++)
        {
            var form = catalogue.Forms[f];
            foreach (var row in counted.Rows.Where(row => row.Row.Form.Id == form.Id))
            {
                for (var m = 0; m < fromRows[f].Length; m++)
                {
                    fromRows[f][m] = checked(fromRows[f][m] + (row.Counts(m) ? row.Row.Values[m].Value : 0));
                }
            }
            foreach (var source in counted.Sources)
            {
                AddReceipt(f, source, school, counted);
            }
        }
    }

    public ImmutableArray<ControlTotal> ToControls(PeriodFigures figures) =>
    [
        .. catalogue.Forms.SelectMany((form, f) => form.Measures.Select((measure, m) => new ControlTotal(form.Id, measure.Id,
            fromReceipts[f][m], fromRows[f][m], figures.WholeOf(f, m) is { IsNotAddable: true } ? null : figures.WholeOf(f, m).Value ?? 0))),
    ];

    /// <summary>
    /// A measure that counts whole adds what the receipt says; one of which a part only counts (persons, where the later half reports some of
    /// them again), or which the receipt could not add up, adds that part.
    /// </summary>
    private void AddReceipt(int f, Submission source, SchoolSubmissions school, CountedRows counted)
    {
        var form = catalogue.Forms[f];
        var rows = source.Rows.Where(row => row.Form.Id == form.Id).ToList();
        var receipt = default(ImmutableArray<Total>);
        if (school.Of(source.Period)?.ReceiptTotals?.TryGetValue(form.Id, out receipt) != true)
        {
            receipt = ReceiptTotals.Of(rows, form);
        }
        var mine = counted.Rows.Where(row => ReferenceEquals(row.Source, source) && row.Row.Form.Id == form.Id).ToList();
        for (var m = 0; m < receipt.Length; m++)
        {
            var counting = mine.Where(row => row.Counts(m)).ToList();
            var whole = counting.Count == rows.Count(row => row.Values[m].HasValue);
            var value = whole && receipt[m].Value is { } told ? told : counting.Sum(row => row.Row.Values[m].Value);
            fromReceipts[f][m] = checked(fromReceipts[f][m] + value);
        }
    }
}
