using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Makes the table of its rows, and gives each total the rows that it may sum.</summary>
internal static class TableBuilder
{
    public static FormTable Build(
        FormDefinition form,
        SheetPlace place,
        SheetGrid sheet,
        TableHeader header,
        List<TableEntry> entries,
        RowKind[] kinds
    )
    {
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
                    totals.Add(
                        new TotalRow(
                            entry.Row,
                            Folding.Fold(entry.Label),
                            isSubtotal,
                            isSubtotal ? firstSinceSubtotal : 0,
                            isSubtotal ? rows.Count : int.MaxValue,
                            entry.Dimensions,
                            entry.Values
                        )
                        {
                            Above = (firstSinceTotal, rows.Count),
                            Below = (rows.Count, rows.Count),
                        }
                    );
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
}
