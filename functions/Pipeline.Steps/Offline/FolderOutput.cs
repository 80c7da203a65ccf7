using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Findings;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Receipts;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Steps.Offline;

/// <summary>Writes what a consolidation hands out: receipts as they come, the summary workbook, the document and summary.json at the end.</summary>
internal sealed class FolderOutput : IDisposable
{
    public const string SummaryFile = "汇总表.xlsx";
    public const string DocumentFile = "数据段落.docx";
    public const string ReceiptFolder = "回执";
    private const string Unfinished = ".part";

    private readonly FolderOptions options;
    private readonly FileStream? summaryFile;
    private readonly SummaryWorkbookWriter? summary;

    public FolderOutput(FolderOptions options)
    {
        this.options = options;
        Directory.CreateDirectory(options.Output);
        if (options.WritesDocuments)
        {
            summaryFile = File.Create(PathOf(SummaryFile) + Unfinished);
            summary = new SummaryWorkbookWriter(summaryFile, options.Forms, options.Period);
        }
    }

    /// <summary>A workbook's receipt, under the workbook's own name; two workbooks never share one, so that several may be written at once.</summary>
    public void WriteReceipt(JudgedWorkbook workbook, bool earlierStands)
    {
        if (!options.WritesReceipts)
        {
            return;
        }
        var path = Path.Combine(options.Output, ReceiptFolder, workbook.File.Name + "-回执" + ReceiptWriter.Extension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var output = File.Create(path);
        ReceiptWriter.Write(FolderWorkbook.ReadBounded(workbook.File.Path), workbook.File.Name, workbook.Judgement,
            new ReceiptHeader(workbook.File.ModifiedAt, earlierStands) { Forms = options.Forms }, output);
    }

    public void AddDetails(IReadOnlyList<DetailRow> rows) => summary?.AddDetails(rows);

    /// <summary>Writes what needs the whole; schools with a query that only showed across schools or periods get their receipts anew.</summary>
    public void Finish(Summary result, Func<string, JudgedWorkbook> judge)
    {
        foreach (var file in result.CrossFindings.GroupBy(finding => finding.File))
        {
            var judged = judge(file.Key);
            var findings = judged.Judgement.Findings.AddRange(file.Select(finding => finding.ForSchool ?? finding.Finding));
            WriteReceipt(judged with { Judgement = judged.Judgement with { Findings = findings, Verdict = VerdictNames.Of(findings) } }, earlierStands: false);
        }
        if (summary is not null)
        {
            summary.Finish(result, changes: null);
            summaryFile!.Dispose();
            File.Move(PathOf(SummaryFile) + Unfinished, PathOf(SummaryFile), overwrite: true);
            using var document = File.Create(PathOf(DocumentFile));
            ReportDocumentWriter.Write(document, result);
        }
        using var json = File.Create(PathOf(FolderOptions.JsonFile));
        SummaryJson.Write(json, result);
    }

    public void Dispose()
    {
        summary?.Dispose();
        summaryFile?.Dispose();
    }

    private string PathOf(string name) => Path.Combine(options.Output, name);
}
