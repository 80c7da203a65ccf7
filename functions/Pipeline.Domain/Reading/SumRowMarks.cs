using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>Takes data rows that add up others out of the data, or asks about them.</summary>
internal static class SumRowMarks
{
    /// <summary>Data rows that add up others: a total where the label allows it or formulas say so, else a question.</summary>
    public static void Set(FormDefinition form, SheetPlace place, TableHeader header, List<TableEntry> entries, RowKind[] kinds, FindingSink findings)
    {
        var data = entries.FindAll(static entry => entry.Kind == RowKind.Data);
        var sums = SumRows.Find(data.ConvertAll(static entry => entry.Data!), form);
        AskAboutRepeatedBlock(form, place, header, data, sums, findings);
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

    /// <summary>The table twice, once finer and once coarser: the rows of its last part add up to what those above it do.</summary>
    private static void AskAboutRepeatedBlock(FormDefinition form, SheetPlace place, TableHeader header, List<TableEntry> data, bool[] sums, FindingSink findings)
    {
        if (Array.Exists(sums, static sum => sum) || data.Exists(static entry => entry.Formula is not null || entry.Data!.Faults != 0)
            || RepeatedBlock.Find(data.ConvertAll(static entry => entry.Data!), form) is not { } first)
        {
            return;
        }
        findings.Add(RuleCatalogue.SumRowAsked, place, data[first].Row, header.Columns[0].Column, data[first].Label,
            $"第{data[first].Row}–{data[^1].Row}行各数之和正好等于第{data[0].Row}–{data[first - 1].Row}行之和,像是同样的数分两种方法各填了一遍,暂时都计入了。");
    }
}
