using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Receipts;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Steps.Offline;

/// <summary>
/// Writes what a consolidation hands out: receipts as they come, the summary workbook, the document and summary.json at the end.
/// </summary>
internal sealed class FolderOutput : IDisposable
{
    public const string SummaryFile = "汇总表.xlsx";
    public const string DocumentFile = "数据段落.docx";
    public const string ReceiptFolder = "回执";
    private const string Unfinished = ReceiptFiles.Unfinished;

    /// <summary>Bytes of the summary that go to the file at once.</summary>
    private const int SummaryBuffer = 1 << 18;

    private readonly FolderOptions options;
    private readonly ReceiptFiles receipts;
    private readonly FileStream? summaryFile;
    private readonly SummaryWorkbookWriter? summary;
    private readonly FolderTables? tables;

    public FolderOutput(FolderOptions options)
    {
        this.options = options;
        receipts = new ReceiptFiles(Path.Combine(options.Output, ReceiptFolder));
        Directory.CreateDirectory(options.Output);
        tables = options.TablesFolder is null ? null : new FolderTables(options);
        if (options.WritesDocuments)
        {
            summaryFile = File.Create(PathOf(SummaryFile) + Unfinished, SummaryBuffer);
            summary = new SummaryWorkbookWriter(summaryFile, options.Forms, options.Period);
        }
    }

    /// <summary>
    /// A workbook's receipt, under the workbook's own name; two workbooks never share one, so that several may be written at once.
    /// </summary>
    public void WriteReceipt(JudgedWorkbook workbook, bool earlierStands)
    {
        if (!options.WritesReceipts)
        {
            return;
        }
        receipts.Write(
            workbook.File.Name,
            workbook.Content,
            workbook.Judgement,
            new ReceiptHeader(workbook.File.ModifiedAt, earlierStands) { Forms = options.Forms }
        );
    }

    public void AddDetails(SchoolSubmissions submissions, IReadOnlyList<DetailRow> rows)
    {
        summary?.AddDetails(rows);
        tables?.Add(submissions, rows);
    }

    /// <summary>
    /// Writes what needs the whole; schools with a query that only showed across schools or periods get their receipts anew.
    /// </summary>
    public void Finish(Summary result, Func<string, JudgedWorkbook> judge)
    {
        foreach (var file in options.WritesReceipts ? result.CrossFindings.GroupBy(finding => finding.File) : [])
        {
            var judged = judge(file.Key);
            var findings = judged.Judgement.Findings.AddRange(file.Select(finding => finding.ForSchool ?? finding.Finding));
            WriteReceipt(
                judged with
                {
                    Judgement = judged.Judgement with { Findings = findings, Verdict = VerdictNames.Of(findings) },
                },
                earlierStands: false
            );
        }
        if (summary is not null)
        {
            summary.Finish(result, changes: null);
            summaryFile!.Dispose();
            File.Move(PathOf(SummaryFile) + Unfinished, PathOf(SummaryFile), overwrite: true);
            ReceiptFiles.Replace(PathOf(DocumentFile), output => ReportDocumentWriter.Write(output, result));
        }
        tables?.Write(result, ReceiptFiles.Replace);
        ReceiptFiles.Replace(PathOf(FolderOptions.JsonFile), output => SummaryJson.Write(output, result));
    }

    public void Dispose()
    {
        summary?.Dispose();
        summaryFile?.Dispose();
        if (summaryFile is not null)
        {
            File.Delete(PathOf(SummaryFile) + Unfinished);
        }
    }

    private string PathOf(string name) => Path.Combine(options.Output, name);
}
