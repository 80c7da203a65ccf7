using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Schemes.Examples;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;
using Pipeline.Workbooks.Schemes;
using Pipeline.Workbooks.Summaries;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Steps.Schemes;

/// <summary>
/// What comes of a scheme before it is in force: the template, and an example school's workbook with made-up figures, its receipt, summary
/// and document.
/// </summary>
/// <param name="Example">How the example school's workbook was judged; what was found shows checks that contradict each other.</param>
public sealed record SchemePreview(ImmutableArray<PreviewFile> Files, Judgement Example)
{
    public const string TemplateFile = "模板预览.xlsx";
    public const string WorkbookFile = "示例报表.xlsx";
    public const string SummaryFile = "示例汇总表.xlsx";
    public const string DocumentFile = "示例数据段落.docx";

    /// <summary>The files' names, in their order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [TemplateFile, WorkbookFile, ReceiptWriter.NameOf(WorkbookFile), SummaryFile, DocumentFile];

    /// <summary>Makes the preview of a scheme.</summary>
    /// <param name="scheme">Any that reads without errors.</param>
    /// <param name="now">Stands on receipt and summary.</param>
    public static SchemePreview Of(FormCatalogue scheme, DateTimeOffset now)
    {
        var period = ExampleSchool.PeriodOf(scheme, now);
        var school = new School(
            ExampleSchool.Code,
            ExampleSchool.Name,
            "",
            ExampleSchool.StagesOf(scheme),
            ["示例区", "示例学区"],
            IsOpen: true
        );
        var workbook = ExampleWorkbook.Write(scheme, period);
        var judgement = WorkbookJudge.Judge(WorkbookOpener.Open(workbook, WorkbookFile), WorkbookFile, new JudgingContext(scheme));
        var submission = new Submission(
            school.Code,
            school.Name,
            period,
            WorkbookFile,
            "",
            now,
            judgement.Verdict,
            judgement.Findings,
            judgement.Rows
        );
        var consolidator = new Consolidator(scheme, new Roster([school]), period);
        using var summaryFile = new MemoryStream();
        using var writer = new SummaryWorkbookWriter(summaryFile, scheme, period);
        writer.AddDetails(consolidator.Add(new SchoolSubmissions(school, [SubmissionChoice.Choose(period, [submission])], [])));
        var summary = consolidator.Finish();
        writer.Finish(summary, changes: null);
        byte[][] contents =
        [
            Written(output => TemplateWriter.Write(output, scheme, period, school.Code, school.Name, school.Stages)),
            workbook,
            Written(output => ReceiptWriter.Write(workbook, WorkbookFile, judgement, new ReceiptHeader(now) { Forms = scheme }, output)),
            summaryFile.ToArray(),
            Written(output => ReportDocumentWriter.Write(output, summary)),
        ];
        return new SchemePreview([.. Names.Zip(contents, (name, content) => new PreviewFile(name, content))], judgement);
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }
}
