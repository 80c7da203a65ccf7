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
            for (var m = 0; m < fromRows[f].Length; m++)
            {
                fromRows[f][m] = checked(fromRows[f][m] + SumOf(form, m, counted, of: null));
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
        var receipt = school.Of(source.Period)?.ReceiptTotals(form) ?? default;
        if (receipt.IsDefault)
        {
            receipt = ReceiptTotals.Of(source.Rows, form);
        }
        for (var m = 0; m < receipt.Length; m++)
        {
            var reported = 0;
            foreach (var row in source.Rows)
            {
                reported += row.Form.Id == form.Id && row.Values[m].HasValue ? 1 : 0;
            }
            var value = receipt[m].Value is { } told && CountOf(form, m, counted, source) == reported ? told : SumOf(form, m, counted, source);
            fromReceipts[f][m] = checked(fromReceipts[f][m] + value);
        }
    }

    private static int CountOf(FormDefinition form, int measure, CountedRows counted, Submission source)
    {
        var count = 0;
        foreach (var row in counted.Rows)
        {
            count += ReferenceEquals(row.Source, source) && row.Row.Form.Id == form.Id && row.Counts(measure) ? 1 : 0;
        }
        return count;
    }

    /// <param name="of">The workbook whose rows are added; null for all.</param>
    private static long SumOf(FormDefinition form, int measure, CountedRows counted, Submission? of)
    {
        var sum = 0L;
        foreach (var row in counted.Rows)
        {
            sum = checked(sum + (row.Row.Form.Id == form.Id && row.Counts(measure) && (of is null || ReferenceEquals(row.Source, of)) ? row.Row.Values[measure].Value : 0));
        }
        return sum;
    }
}
