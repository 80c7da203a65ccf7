using System.Text.RegularExpressions;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Steps.Offline;

/// <summary>A file of a folder that takes part in a consolidation, and whose it says it is.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path within the folder, with <c>/</c>; what people are shown.</param>
/// <param name="ModifiedAt">The time that orders several workbooks of one school.</param>
/// <param name="Identity">What its cover says, or its name.</param>
public sealed partial record FolderWorkbook(string Path, string Name, DateTimeOffset ModifiedAt, WorkbookIdentity Identity)
{
    /// <summary>Looks at a file's cover alone.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public static FolderWorkbook Peek(string folder, string path) =>
        Of(folder, path, WorkbookIdentity.Read(WorkbookOpener.Open(ReadBounded(path), path, WorkbookIdentity.IsNeeded).Grid));

    /// <summary>
    /// Takes a school's code from the file's path without looking into the file; null if the path has no digits but one code's.
    /// </summary>
    /// <remarks>
    /// A name may be wrong: who trusts it holds it against the cover when the file is judged. Other digits mostly tell a period, which a
    /// look at the cover passes over for less than judging costs.
    /// </remarks>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public static FolderWorkbook? Named(string folder, string path)
    {
        if (
            Digits().Matches(System.IO.Path.GetRelativePath(folder, path)) is not [var digits]
            || !SchoolCode.TryParse(digits.Value, out var code)
        )
        {
            return null;
        }
        OpenToRead(path).Dispose();
        return Of(folder, path, new WorkbookIdentity(code, Period: null));
    }

    /// <summary>A file's bytes; of one that is too large only so many that it is seen to be.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public static byte[] ReadBounded(string path)
    {
        try
        {
            using var stream = OpenToRead(path);
            var bytes = new byte[Math.Min(stream.Length, Domain.Grids.WorkbookLimits.MaxFileBytes + 1L)];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is (IOException or UnauthorizedAccessException) and not UnreadableInputException)
        {
            throw new UnreadableInputException(path, exception);
        }
    }

    /// <summary>The files of a folder and those below it that schools could have sent, in the order of their names.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="except">Files that are something else, and folders of such files.</param>
    /// <exception cref="UnreadableInputException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> FilesOf(string folder, params IEnumerable<string> except)
    {
        string[] left = [.. except];
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(path => !IsByproduct(System.IO.Path.GetFileName(path)) && !left.Any(other => IsWithin(other, path)))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(folder, exception);
        }
    }

    /// <summary>Whether a path is a folder's, or lies in it, or below; by the rules of this machine's file names.</summary>
    public static bool IsWithin(string folder, string path)
    {
        var between = System.IO.Path.GetRelativePath(folder, path);
        return between != ".."
            && !between.StartsWith(".." + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !System.IO.Path.IsPathRooted(between);
    }

    private static FolderWorkbook Of(string folder, string path, WorkbookIdentity identity) =>
        new(
            path,
            System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'),
            new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero),
            identity
        );

    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    private static FileStream OpenToRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(path, exception);
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <summary>Lock files of Excel and WPS, and what file managers leave.</summary>
    public static bool IsByproduct(string name) =>
        name.StartsWith("~$", StringComparison.Ordinal)
        || name.StartsWith(".~", StringComparison.Ordinal)
        || name.StartsWith('.')
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);
}
