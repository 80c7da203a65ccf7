using Pipeline.Domain.Grids;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Storage;
using Pipeline.Workbooks.Layouts;

namespace Pipeline.Steps.Publish;

/// <summary>Fills the bureau's own tables (表样) of the registry beside a summary, and lists what could not be filled.</summary>
public sealed class PublishedTables(LayoutStore layouts, SummaryStore summaries)
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Returns the names of what it wrote.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(
        string folder,
        PublicationInputs inputs,
        LayoutContext context,
        CancellationToken cancellationToken
    )
    {
        var written = new List<string>();
        var problems = new List<LayoutProblem>();
        foreach (var layout in inputs.Layouts)
        {
            var content = layout.Length > WorkbookLimits.MaxFileBytes ? null : await layouts.ReadAsync(layout, cancellationToken);
            if (content is null)
            {
                problems.Add(
                    new LayoutProblem(
                        layout.Name,
                        null,
                        null,
                        "",
                        layout.Length > WorkbookLimits.MaxFileBytes
                            ? "文件超过10MB，没有填。请删去图片等无关内容后重新上传。"
                            : "文件在汇总时换过，这次没有填，下次发布时填。"
                    )
                );
                continue;
            }
            using var table = new MemoryStream();
            problems.AddRange(LayoutFiller.Fill(content, layout.Name, context, table));
            if (table.Length > 0)
            {
                written.Add(await WriteAsync(folder, TargetOf(layout.Name), table, cancellationToken));
            }
        }
        if (problems.Count > 0)
        {
            using var list = new MemoryStream();
            LayoutProblemList.Write(list, problems);
            written.Add(await WriteAsync(folder, LayoutProblemList.FileName, list, cancellationToken));
        }
        return written;
    }

    private async Task<string> WriteAsync(string folder, string name, MemoryStream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        await summaries.WriteAsync(folder, name, WorkbookType, content, cancellationToken);
        return name;
    }

    /// <summary>The layout's own name, unless that is one of the publication's.</summary>
    private static string TargetOf(string name) =>
        name
            is SummaryFiles.Workbook
                or SummaryFiles.Document
                or SummaryFiles.Json
                or PublicationSources.FileName
                or LayoutProblemList.FileName
            ? "表样-" + name
            : name;
}
