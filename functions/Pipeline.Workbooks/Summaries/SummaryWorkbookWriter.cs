using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Sheets;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Writes the summary workbook: first the single figures as they come, then the sheets that add them up.</summary>
/// <remarks>The same input gives the same bytes; memory does not grow with the figures. The stream is left open.</remarks>
public sealed class SummaryWorkbookWriter : IDisposable
{
    private const int DetailOrder = 800;
    private readonly WorkbookBuilder workbook;
    private readonly DetailSheetWriter details;
    private bool finished;

    /// <param name="output">Takes the workbook; written forward only.</param>
    /// <param name="forms">The forms of the period.</param>
    /// <param name="period">The period of the summary.</param>
    /// <param name="rowsPerSheet">How many rows a sheet of 数据明细 holds, its header included; at least 2.</param>
    public SummaryWorkbookWriter(Stream output, FormCatalogue forms, Period period, int rowsPerSheet = CellAddress.MaxRow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowsPerSheet, CellAddress.MaxRow);
        workbook = new WorkbookBuilder(output);
        details = new DetailSheetWriter(workbook, new DetailColumns(forms), period.ChineseName, DetailOrder, rowsPerSheet);
    }

    /// <summary>Writes rows into 数据明细, one line a figure.</summary>
    /// <exception cref="ObjectDisposedException">The workbook is finished.</exception>
    public void AddDetails(IEnumerable<DetailRow> rows)
    {
        ObjectDisposedException.ThrowIf(finished, this);
        foreach (var row in rows)
        {
            details.Add(row);
        }
    }

    /// <summary>Writes rows into 数据明细, one line a figure.</summary>
    /// <exception cref="ObjectDisposedException">The workbook is finished.</exception>
    public void AddDetails(ReadOnlySpan<DetailRow> rows)
    {
        ObjectDisposedException.ThrowIf(finished, this);
        foreach (var row in rows)
        {
            details.Add(row);
        }
    }

    /// <summary>Writes the sheets that add up, and closes the workbook.</summary>
    /// <param name="changes">What changed since the last publication; null if there was none, and then no sheet 变动.</param>
    /// <param name="against">The publication that they are told against, in words.</param>
    public void Finish(Summary summary, IReadOnlyList<ChangeLine>? changes, string against = "上次发布")
    {
        ObjectDisposedException.ThrowIf(finished, this);
        finished = true;
        details.Finish();
        var context = new SummaryContext(summary);
        workbook.Stage = ChineseText.Typeset(summary.StageName);
        var overview = OverviewSheet.Write(workbook, context, 100);
        var tables = new Dictionary<string, CrossTablePositions>(StringComparer.Ordinal);
        for (var i = 0; i < context.Forms.Length; i++)
        {
            tables.Add(context.Forms[i].Form.Id, CrossTableSheet.Write(workbook, context, context.Forms[i], 300 + i));
            AwardSheet.Write(workbook, context, context.Forms[i].Form, 300 + i);
            PlacesSheet.Write(workbook, context, context.Forms[i], 300 + i);
        }
        new ChartsSheet(context, tables).Write(workbook, 200);
        RatesSheet.Write(workbook, context, 590);
        ReportingSheet.Write(workbook, context, 600);
        FindingsSheet.Write(workbook, context, 700);
        new ControlSheet(
            context,
            details,
            control =>
                overview.TryGetValue((control.FormId, control.MeasureId, control.Value), out var key)
                    ? key
                    : TotalOf(context, tables, control)
        ).Write(workbook, 900);
        if (changes is not null)
        {
            ChangesSheet.Write(workbook, context, changes, against, 910);
        }
        NotesSheet.Write(workbook, context, 920);
        workbook.Finish(context.Heading + "教育统计汇总表", summary.GeneratedAt);
    }

    /// <summary>Gives up what is not finished.</summary>
    public void Dispose() => workbook.Dispose();

    private static ShownTotal? TotalOf(SummaryContext context, Dictionary<string, CrossTablePositions> tables, ControlTotal control)
    {
        var index = context.Forms.First(figures => figures.Form.Id == control.FormId).Form.Measure(control.MeasureId).Index;
        return tables[control.FormId].Totals.TryGetValue((index, control.Value), out var position) ? position : null;
    }
}
