using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Judging;

namespace Pipeline.Steps.Offline;

/// <summary>Writes what a consolidation hands out: receipts as they come, summary, document and summary.json at the end.</summary>
internal sealed class FolderOutput : IDisposable
{
    private readonly FolderOptions options;

    public FolderOutput(FolderOptions options)
    {
        this.options = options;
        Directory.CreateDirectory(options.Output);
    }

    public void WriteReceipt(JudgedWorkbook workbook, bool earlierStands)
    {
    }

    public void AddDetails(IReadOnlyList<DetailRow> rows)
    {
    }

    public void Finish(Summary summary, Func<FolderWorkbook, Judgement> judge)
    {
        using var json = File.Create(Path.Combine(options.Output, "summary.json"));
        SummaryJson.Write(json, summary);
    }

    public void Dispose()
    {
    }
}
