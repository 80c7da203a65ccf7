using Pipeline.Steps.Offline;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>
/// File arguments: files, folders (the workbooks in them), and <c>*</c> and <c>?</c> in the name, which Windows shells leave to the
/// program.
/// </summary>
internal static class FilePatterns
{
    /// <summary>
    /// The files in the order given, those of a folder or pattern by their names; a file is judged once however often it is given.
    /// </summary>
    /// <param name="patterns">What was given.</param>
    /// <param name="besides">Files and folders that are something else, where they lie in a folder that was given.</param>
    /// <exception cref="UsageException">Something given is no file, or holds or fits none; the message names all of them.</exception>
    public static IReadOnlyList<NamedFile> Expand(IEnumerable<string> patterns, IReadOnlyCollection<string> besides)
    {
        var files = new List<NamedFile>();
        var problems = new List<string>();
        foreach (var pattern in patterns)
        {
            List<NamedFile> found =
                File.Exists(pattern) ? [new NamedFile(pattern, Path.GetFileName(pattern))]
                : Directory.Exists(pattern) ? InFolder(pattern, besides)
                : [.. Matches(pattern)];
            files.AddRange(found);
            if (found.Count == 0)
            {
                problems.Add(ProblemOf(pattern));
            }
        }
        return problems.Count == 0
            ? [.. files.DistinctBy(file => file.Path, StringComparer.Ordinal)]
            : throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    /// <param name="Path">As it was given.</param>
    /// <param name="Name">The path within the folder that was given; the file's own name otherwise.</param>
    public readonly record struct NamedFile(string Path, string Name);

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    private static List<NamedFile> InFolder(string folder, IReadOnlyCollection<string> besides) =>
        [
            .. FolderWorkbook
                .FilesOf(folder, besides)
                .Where(path => WorkbookExtensions.Promises(path))
                .Select(path => new NamedFile(path, Path.GetRelativePath(folder, path))),
        ];

    private static IEnumerable<NamedFile> Matches(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) ?? "";
        return IsPattern(pattern) && Directory.Exists(folder.Length == 0 ? "." : folder)
            ? Directory
                .EnumerateFiles(folder.Length == 0 ? "." : folder, Path.GetFileName(pattern))
                .Select(path => new NamedFile(Path.Combine(folder, Path.GetFileName(path)), Path.GetFileName(path)))
                .Where(file => !FolderWorkbook.IsByproduct(file.Name))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
            : [];
    }

    private static string ProblemOf(string pattern) =>
        Directory.Exists(pattern) ? $"文件夹里没有工作簿：{pattern}"
        : IsPattern(pattern) ? $"没有文件符合“{pattern}”。"
        : $"没有这个文件：{pattern}";
}
