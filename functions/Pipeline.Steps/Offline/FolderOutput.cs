using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Bytes of the summary that go to the file at once.</summary>
    private const int SummaryBuffer = 1 << 18;


    /// <summary>What Linux, macOS and Windows all take.</summary>
    private const int LongestNameBytes = 255;

    private readonly FolderOptions options;
    private readonly ConcurrentDictionary<string, DirectoryInfo> folders = new(StringComparer.Ordinal);
    private readonly FileStream? summaryFile;
    private readonly SummaryWorkbookWriter? summary;
    private readonly FolderTables? tables;

    public FolderOutput(FolderOptions options)
    {
        this.options = options;
        Directory.CreateDirectory(options.Output);
        tables = options.TablesFolder is null ? null : new FolderTables(options);
        if (options.WritesDocuments)
        {
            summaryFile = File.Create(PathOf(SummaryFile) + Unfinished, SummaryBuffer);
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
        var path = Path.Combine(options.Output, ReceiptFolder, Path.GetDirectoryName(workbook.File.Name) ?? "", ReceiptNameOf(Path.GetFileName(workbook.File.Name)));
        folders.GetOrAdd(Path.GetDirectoryName(path)!, static folder => Directory.CreateDirectory(folder));
        Replace(path, output => ReceiptWriter.Write(workbook.Content, workbook.File.Name, workbook.Judgement,
            new ReceiptHeader(workbook.File.ModifiedAt, earlierStands) { Forms = options.Forms }, output));
    }

    public void AddDetails(SchoolSubmissions submissions, IReadOnlyList<DetailRow> rows)
    {
        summary?.AddDetails(rows);
        tables?.Add(submissions, rows);
    }

    /// <summary>Writes what needs the whole; schools with a query that only showed across schools or periods get their receipts anew.</summary>
    public void Finish(Summary result, Func<string, JudgedWorkbook> judge)
    {
        foreach (var file in options.WritesReceipts ? result.CrossFindings.GroupBy(finding => finding.File) : [])
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
            Replace(PathOf(DocumentFile), output => ReportDocumentWriter.Write(output, result));
        }
        tables?.Write(result, Replace);
        Replace(PathOf(FolderOptions.JsonFile), output => SummaryJson.Write(output, result));
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

    /// <summary>
    /// The workbook's name with 回执 behind it, its extension kept where another workbook of the folder may have the same name;
    /// one too long for a file name is cut and told apart by a hash.
    /// </summary>
    private static string ReceiptNameOf(string file)
    {
        var name = Path.GetExtension(file).Equals(ReceiptWriter.Extension, StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(file) : file;
        var ending = (name.EndsWith(ReceiptWriter.Suffix, StringComparison.Ordinal) ? "-2" : ReceiptWriter.Suffix) + ReceiptWriter.Extension;
        if (Encoding.UTF8.GetByteCount(name + ending + Unfinished) <= LongestNameBytes)
        {
            return name + ending;
        }
        var kept = name[..Math.Min(name.Length, LongestNameBytes / 6)];
        return (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept) + "…" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8] + ending;
    }

    /// <summary>Writes beside the file and puts it in its place when done: what stands there is whole, or of an earlier run.</summary>
    private static void Replace(string path, Action<Stream> write)
    {
        var unfinished = path + Unfinished;
        try
        {
            // Not FileMode.Create: it empties even a new file, and a file that was emptied Linux writes to the disk as it is closed.
            using (var output = new FileStream(unfinished, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
                write(output);
                if (output.Position != output.Length)
                {
                    output.SetLength(output.Position);
                }
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private string PathOf(string name) => Path.Combine(options.Output, name);
}
