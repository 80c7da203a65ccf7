using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Workbooks.Layouts;

namespace Pipeline.Steps.Offline;

/// <summary>Fills the bureau's own table layouts (表样) of a folder, each under its own name.</summary>
internal sealed class FolderTables(FolderOptions options)
{
    private readonly LayoutFigures figures = new(options.Forms, options.Period);

    public void Add(SchoolSubmissions submissions, IReadOnlyList<DetailRow> rows) => figures.Add(submissions, rows);

    /// <summary>
    /// Writes the filled tables, and 表样问题.xlsx where something could not be filled; of an earlier run no such list is left.
    /// </summary>
    /// <exception cref="UnreadableInputException">A layout cannot be read.</exception>
    public void Write(Summary summary, Action<string, Action<Stream>> replace)
    {
        var context = new LayoutContext(summary, figures, options.Roster);
        var problems = new List<LayoutProblem>();
        foreach (
            var path in FolderWorkbook
                .FilesOf(options.TablesFolder!, options.Output)
                .Where(path => Path.GetFileName(path) != LayoutProblemList.FileName)
        )
        {
            var name = Path.GetFileName(path);
            var table = new MemoryStream();
            problems.AddRange(LayoutFiller.Fill(FolderWorkbook.ReadBounded(path), name, context, table));
            if (table.Length > 0)
            {
                replace(TargetOf(name), output => output.Write(table.GetBuffer().AsSpan(0, (int)table.Length)));
            }
        }
        var list = Path.Combine(options.Output, LayoutProblemList.FileName);
        if (problems.Count > 0)
        {
            replace(list, output => LayoutProblemList.Write(output, problems));
        }
        else
        {
            File.Delete(list);
        }
    }

    /// <summary>The layout's own name, unless that is one of the results'.</summary>
    private string TargetOf(string name) =>
        Path.Combine(options.Output, name is FolderOutput.SummaryFile or FolderOutput.DocumentFile ? "表样-" + name : name);
}
