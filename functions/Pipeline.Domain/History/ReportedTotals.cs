using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.History;

/// <summary>The totals of one workbook as its receipt tells them, in the form in which the history keeps them.</summary>
public static class ReportedTotals
{
    /// <summary>One for every measure of which at least one row reports a value.</summary>
    public static ImmutableArray<ReportedTotal> Of(IReadOnlyCollection<DataRow> rows, FormCatalogue forms) =>
        [
            .. from form in forms.Forms
            let totals = ReceiptTotals.Of(rows, form)
            from measure in form.Measures
            let total = totals[measure.Index]
            where total.Reported
            select new ReportedTotal(form.Id, measure.Id, total.Value, total.Approximate),
        ];

    /// <summary>As consolidation takes them: aligned with the form's measures.</summary>
    public static ImmutableArray<Total> OfForm(IReadOnlyCollection<ReportedTotal> totals, FormDefinition form) =>
        [
            .. form.Measures.Select(measure =>
                totals.FirstOrDefault(total => total.FormId == form.Id && total.MeasureId == measure.Id) is { } told
                    ? new Total(told.Value, true, told.Approximate)
                    : default
            ),
        ];
}
