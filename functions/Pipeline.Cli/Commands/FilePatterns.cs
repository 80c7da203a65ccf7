using Pipeline.Steps.Offline;

namespace Pipeline.Cli.Commands;

/// <summary>File arguments with <c>*</c> and <c>?</c> in the name; Windows shells leave those to the program.</summary>
internal static class FilePatterns
{
    /// <summary>The files in the order given, those of a pattern by their names; a file is judged once however often it is given.</summary>
    /// <exception cref="UsageException">Something given is no file, or a pattern fits none; the message names all of them.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> patterns)
    {
        var paths = new List<string>();
        var problems = new List<string>();
        foreach (var pattern in patterns)
        {
            string[] found = File.Exists(pattern) ? [pattern] : [.. Matches(pattern)];
            paths.AddRange(found);
            if (found.Length == 0)
            {
                problems.Add(ProblemOf(pattern));
            }
        }
        return problems.Count == 0 ? [.. paths.Distinct(StringComparer.Ordinal)] : throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    private static IEnumerable<string> Matches(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) ?? "";
        return IsPattern(pattern) && Directory.Exists(folder.Length == 0 ? "." : folder)
            ? Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, Path.GetFileName(pattern)).Select(path => Path.Combine(folder, Path.GetFileName(path)))
                .Where(path => !FolderWorkbook.IsByproduct(Path.GetFileName(path))).Order(StringComparer.Ordinal)
            : [];
    }

    private static string ProblemOf(string pattern) =>
        Directory.Exists(pattern) ? $"这是文件夹,不是文件:{pattern}。请写成“{Path.Combine(pattern, "*.xlsx")}”核对其中的工作簿,或用consolidate汇总整个文件夹。"
        : IsPattern(pattern) ? $"没有文件符合“{pattern}”。"
        : $"没有这个文件:{pattern}";
}
