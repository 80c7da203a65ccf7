using Pipeline.Domain.Findings;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Judging;

/// <summary>
/// R444: a workbook without a single figure other than zero (零报表): an untouched template looks the same, so the school confirms it.
/// </summary>
internal static class ZeroReport
{
    /// <summary>Asked only where everything was understood: figures that could not be read are no zeros.</summary>
    public static void Check(List<FormTable> tables, int forms, FindingSink findings)
    {
        if (tables.Count < forms || findings.HasErrors || tables.Exists(HasFigure))
        {
            return;
        }
        var names = string.Join("、", tables.Select(table => "“" + table.Form.Sheet + "”"));
        var isBlank = tables.TrueForAll(table => table.Rows.All(row => row.Data.Values.All(value => !value.HasValue)));
        findings.Add(RuleCatalogue.ZeroReport, $"{names}{(isBlank ? "都没有填数" : "填的都是0")},是一份零报表。");
    }

    private static bool HasFigure(FormTable table) =>
        table.Rows.Any(row => row.Data.Values.Any(value => value is { HasValue: true, Value: not 0 }))
        || table.Totals.Any(total => total.Values.Any(value => value is { HasValue: true, Value: not 0 }));
}
