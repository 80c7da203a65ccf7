using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.YearlyReport;

/// <summary>Any further form: its key figures in one sentence.</summary>
internal static class PlainSentences
{
    public static ImmutableArray<string> Of(Summary summary, FormSummary form)
    {
        var figures = form
            .Form.Measures.Where(measure => measure.Key)
            .Select(measure =>
                (
                    measure.Kind == QuantityKind.Money
                        ? form.Totals[measure.Index].Money(ReportNumbers.ScaleOf([form.Totals[measure.Index]]))
                        : form.Totals[measure.Index].Count(measure.Unit)
                ).Prefixed(measure.Name)
            )
            .OfType<string>()
            .ToList();
        return figures.Count == 0 ? [] : [$"{summary.Covered.ChineseName}{form.Form.Sheet}:{string.Join(",", figures)}。"];
    }
}
