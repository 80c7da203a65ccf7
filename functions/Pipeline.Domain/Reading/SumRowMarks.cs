using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>Takes data rows that add up others out of the data, or asks about them.</summary>
internal static class SumRowMarks
{
    /// <summary>Data rows that add up others: a total where the label allows it or formulas say so, else a question.</summary>
    /// <param name="labelOf">What an entry's row says first, as a message quotes it.</param>
    public static void Set(
        FormDefinition form,
        SheetPlace place,
        TableHeader header,
        List<TableEntry> entries,
        RowKind[] kinds,
        Func<TableEntry, string> labelOf,
        FindingSink findings
    )
    {
        var data = entries.FindAll(static entry => entry.Kind == RowKind.Data);
        var rows = data.ConvertAll(static entry => entry.Data!);
        var sums = SumRows.Find(rows, form);
        if (
            !Array.Exists(sums, static sum => sum)
            && !data.Exists(static entry => entry.Formula is not null || entry.Data!.Faults != 0)
            && RepeatedBlock.Find(rows, form) is { } first
        )
        {
            findings.Add(
                RuleCatalogue.SumRowAsked,
                place,
                data[first].Row,
                header.Columns[0].Column,
                labelOf(data[first]),
                $"第{data[first].Row}–{data[^1].Row}行各数之和正好等于第{data[0].Row}–{data[first - 1].Row}行之和,像是同样的数分两种方法各填了一遍,暂时都计入了。"
            );
        }
        AskOfParts(place, header, entries, kinds, labelOf, findings);
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
                findings.Add(
                    RuleCatalogue.SumRowTaken,
                    place,
                    entry.Row,
                    column,
                    null,
                    $"第{entry.Row}行没有自己的名称,各数等于它上下各行之和,作为小计核对,没有再加。"
                );
            }
            else if (entry.Formula is { } summed)
            {
                kinds[entry.Index] = RowKind.Total;
                var label = labelOf(entry);
                findings.Add(
                    RuleCatalogue.SumRowAsked,
                    place,
                    entry.Row,
                    column,
                    label,
                    $"第{entry.Row}行“{QuantityFindings.Quote(label)}”的公式是第{summed.First}–{summed.Last}行相加,作为合计核对,没有再加。"
                );
            }
            else
            {
                var label = labelOf(entry);
                findings.Add(
                    RuleCatalogue.SumRowAsked,
                    place,
                    entry.Row,
                    column,
                    label,
                    $"第{entry.Row}行“{QuantityFindings.Quote(label)}”的各数正好等于另外几行之和,像是合计行,暂时按单独的一行计入。"
                );
            }
        }
    }

    /// <summary>Rows below a row that are its parts, though only the first of them says 其中.</summary>
    private static void AskOfParts(
        SheetPlace place,
        TableHeader header,
        List<TableEntry> entries,
        RowKind[] kinds,
        Func<TableEntry, string> labelOf,
        FindingSink findings
    )
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (kinds[entries[i].Index] == RowKind.Data && WholeAndParts.LastPart(entries, i, kinds) is { } last)
            {
                var label = labelOf(entries[i]);
                findings.Add(
                    RuleCatalogue.SumRowAsked,
                    place,
                    entries[i].Row,
                    header.Columns[0].Column,
                    label,
                    $"第{entries[i].Row}行“{QuantityFindings.Quote(label)}”的各数正好等于第{entries[i + 1].Row}–{last.Row}行之和,这些行像是它的“其中”,没有写“其中”的暂时都计入了。"
                );
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
