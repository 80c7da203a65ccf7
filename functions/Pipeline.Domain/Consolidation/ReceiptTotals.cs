using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>The totals of one workbook's form as understood, which its receipt shows.</summary>
public static class ReceiptTotals
{
    /// <summary>Adds up the rows of a form, aligned with its measures; persons only where no child can count twice.</summary>
    /// <exception cref="OverflowException">A sum lies beyond what a whole number of 64 bits holds.</exception>
    public static ImmutableArray<Total> Of(IEnumerable<DataRow> rows, FormDefinition form)
    {
        var sums = new RunningTotal[form.Measures.Length];
        var persons = new PersonsRule(form);
        foreach (var row in rows.Where(row => row.Form.Id == form.Id))
        {
            for (var m = 0; m < sums.Length; m++)
            {
                if (!row.Values[m].HasValue)
                {
                    continue;
                }
                sums[m].Add(row.Values[m]);
                if (persons.CountsTwice(0, row, m))
                {
                    sums[m].MarkDoubtfulPersons();
                }
            }
        }
        return [.. sums.Select(sum => sum.ToTotal())];
    }
}
