using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Domain.YearlyReport;
using Pipeline.Storage;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Steps.Publish;

/// <summary>Makes the files of a publication and writes them into its folder.</summary>
public sealed class SummaryFiles(SchoolReader schools, SummaryStore summaries, PublicationSources sources, PublishedTables tables)
{
    public const string Workbook = "汇总表.xlsx";
    public const string Document = "数据段落.docx";
    public const string Json = "summary.json";

    private const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="before">The publication that the list of changes is told against; null for the first.</param>
    public async Task WriteAsync(string folder, PublicationInputs inputs, Publication? before, CancellationToken cancellationToken)
    {
        var earlierTotals = before is null ? null : await sources.TotalsAsync(before, cancellationToken);
        await using var file = ScratchFile();
        var consolidator = new Consolidator(inputs.Forms, inputs.Roster?.Roster, inputs.Period, inputs.ToOptions());
        var layouts = new LayoutFigures(inputs.Forms, inputs.Period);
        Summary summary;
        using (var workbook = new SummaryWorkbookWriter(file, inputs.Forms, inputs.Period))
        {
            await foreach (var school in schools.ReadAsync(inputs, cancellationToken))
            {
                var rows = consolidator.Add(school);
                workbook.AddDetails(rows);
                layouts.Add(school, rows);
            }
            summary = consolidator.Finish();
            var changes = earlierTotals is null
                ? default(ImmutableArray<ChangeLine>?)
                : PublicationDelta.Between(earlierTotals, PublicationDelta.TotalsOf(summary));
            workbook.Finish(summary, changes, before is null ? "" : Words(before));
        }
        file.Position = 0;
        await summaries.WriteAsync(folder, Workbook, WorkbookType, file, cancellationToken);
        await WriteAsync(
            folder,
            Document,
            DocumentType,
            output =>
                ReportDocumentWriter.Write(output, summary, new ReportSettings { WithholdsQueried = inputs.Settings.WithholdsQueried }),
            cancellationToken
        );
        await WriteAsync(folder, Json, "application/json", output => SummaryJson.Write(output, summary), cancellationToken);
        var filled = await tables.WriteAsync(folder, inputs, new LayoutContext(summary, layouts, inputs.Roster?.Roster), cancellationToken);
        await sources.WriteAsync(folder, summary, inputs, filled, cancellationToken);
    }

    private static string Words(Publication before) =>
        FormattableString.Invariant(
            $"第{before.Number}次发布({ChinaTime.ToMinute(before.PublishedAt)},{(before.IsFinal ? "定稿" : "初步数")})"
        );

    private async Task WriteAsync(string folder, string name, string contentType, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        write(content);
        content.Position = 0;
        await summaries.WriteAsync(folder, name, contentType, content, cancellationToken);
    }

    private static FileStream ScratchFile() =>
        new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}
