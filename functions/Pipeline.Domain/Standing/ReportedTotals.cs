using System.Collections.Immutable;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Standing;

/// <summary>Adds up the rows of one workbook, measure by measure.</summary>
public static class ReportedTotals
{
    /// <summary>One total for every measure of which at least one row reports a value, in the order of the rows' forms and their measures.</summary>
    public static ImmutableArray<ReportedTotal> Of(IEnumerable<DataRow> rows)
    {
        var totals = ImmutableArray.CreateBuilder<ReportedTotal>();
        foreach (var form in rows.GroupBy(row => row.Form))
        {
            foreach (var measure in form.Key.Measures)
            {
                var values = form.Select(row => row.Values[measure.Index]).Where(value => value.HasValue).ToList();
                if (values.Count > 0)
                {
                    totals.Add(new ReportedTotal(form.Key.Id, measure.Id, values.Aggregate(0L, (sum, value) => checked(sum + value.Value)),
                        values.Exists(value => value.Approximate)));
                }
            }
        }
        return totals.ToImmutable();
    }
}
