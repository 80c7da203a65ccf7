using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Makes the table of its rows: takes out data rows that are totals without the word, and gives each total the rows that it may sum.</summary>
internal static class TableBuilder
{
    public static FormTable Build(FormDefinition form, SheetPlace place, SheetGrid sheet, TableHeader header, List<TableEntry> entries, RowKind[] kinds, FindingSink findings)
    {
        MarkSums(form, place, header, entries, kinds, findings);
        var rows = new List<ReadRow>();
        var parts = new List<PartRow>();
        var firstSinceSubtotal = 0;
        var totals = new List<TotalRow>();
        var firstSinceTotal = 0;
        TableEntry? whole = null;
        foreach (var entry in entries)
        {
            switch (kinds[entry.Index])
            {
                case RowKind.Data:
                    rows.Add(entry.Data!);
                    whole = entry;
                    break;
                case RowKind.Part:
                    parts.Add(new PartRow(entry.Row, entry.Label, entry.Values, whole?.Values ?? default));
                    break;
                case RowKind.Total when entry.Kind == RowKind.Total:
                    Close(totals, rows.Count);
                    var isSubtotal = RowLabels.IsSubtotal(entry.Label);
                    totals.Add(new TotalRow(entry.Row, Folding.Fold(entry.Label), isSubtotal, isSubtotal ? firstSinceSubtotal : 0, isSubtotal ? rows.Count : int.MaxValue, entry.Dimensions, entry.Values)
                    {
                        Above = (firstSinceTotal, rows.Count),
                        Below = (rows.Count, rows.Count),
                    });
                    firstSinceSubtotal = isSubtotal ? rows.Count : firstSinceSubtotal;
                    firstSinceTotal = rows.Count;
                    whole = entry;
                    break;
                default:
                    whole = entry;
                    break;
            }
        }
        Close(totals, rows.Count);
        return new FormTable(form, place, sheet, header, rows, totals, parts, kinds);
    }

    private static void Close(List<TotalRow> totals, int end)
    {
        if (totals.Count > 0)
        {
            totals[^1] = totals[^1] with { Below = (totals[^1].Below.First, end) };
        }
    }

    /// <summary>Data rows that add up others: a total where the label allows it or formulas say so, else a question.</summary>
    private static void MarkSums(FormDefinition form, SheetPlace place, TableHeader header, List<TableEntry> entries, RowKind[] kinds, FindingSink findings)
    {
        var data = entries.FindAll(static entry => entry.Kind == RowKind.Data);
        var sums = SumRows.Find(data.ConvertAll(static entry => entry.Data!), form);
        for (var i = 0; i < data.Count; i++)
        {
            var entry = data[i];
            if (!sums[i] && entry.Formula is null)
            {
                continue;
            }
            var column = header.Columns[0].Column;
            if (entry.IsUnlabelled || RepeatsLabelsOf(data, i))
            {
                kinds[entry.Index] = RowKind.Total;
                findings.Add(RuleCatalogue.SumRowTaken, place, entry.Row, column, null, $"第{entry.Row}行没有自己的名称,各数等于它上下各行之和,作为小计核对,没有再加。");
            }
            else if (entry.Formula is { } rows)
            {
                kinds[entry.Index] = RowKind.Total;
                findings.Add(RuleCatalogue.SumRowAsked, place, entry.Row, column, entry.Label,
                    $"第{entry.Row}行“{QuantityFindings.Quote(entry.Label)}”的公式是第{rows.First}–{rows.Last}行相加,作为合计核对,没有再加。");
            }
            else
            {
                findings.Add(RuleCatalogue.SumRowAsked, place, entry.Row, column, entry.Label,
                    $"第{entry.Row}行“{QuantityFindings.Quote(entry.Label)}”的各数正好等于另外几行之和,像是合计行,暂时按单独的一行计入。");
            }
        }
    }

    /// <summary>A grade's row right above or below the rows of its classes: the same dimensions on both sides.</summary>
    private static bool RepeatsLabelsOf(List<TableEntry> data, int i)
    {
        var own = data[i].Data!.Data.Dimensions;
        return (i + 1 < data.Count && own.SequenceEqual(data[i + 1].Data!.Data.Dimensions, StringComparer.Ordinal))
            || (i > 0 && own.SequenceEqual(data[i - 1].Data!.Data.Dimensions, StringComparer.Ordinal));
    }
}
