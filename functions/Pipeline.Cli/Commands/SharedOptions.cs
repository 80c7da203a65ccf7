using System.CommandLine;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Offline;
using Pipeline.Workbooks.Rosters;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Cli.Commands;

/// <summary>Options that several commands have, read the same way in each.</summary>
internal static class SharedOptions
{
    public static Option<string?> Period(bool required) =>
        new("--period", "-p")
        {
            Description = "报告期:2019、2019-H1(上半年)、2019-H2(下半年)",
            HelpName = "报告期",
            Required = required,
        };

    public static Option<FileInfo?> Roster() => new("--roster", "-r") { Description = "学校名录(.xlsx)", HelpName = "文件" };

    public static Option<bool> Json() => new("--json") { Description = "在标准输出只写一份JSON" };

    public static Option<FileInfo?> Scheme() =>
        new("--scheme") { Description = "报表制度工作簿(.xlsx);不给则用标准报表", HelpName = "文件" };

    /// <summary>The scheme of a workbook; the built-in one where none is given.</summary>
    /// <exception cref="UsageException">The file is no scheme that can be used.</exception>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public static FormCatalogue ReadScheme(FileInfo? file)
    {
        if (file is null)
        {
            return FormCatalogue.Standard;
        }
        var reading = SchemeWorkbook.Read(FolderWorkbook.ReadBounded(file.FullName), file.Name);
        return reading.Scheme
            ?? throw new UsageException(
                $"报表制度{file.Name}不能用,共{reading.Findings.Length}处:{string.Join("", reading.Findings.Take(5).Select(finding => $"{finding.Sheet}!{finding.Cell}:{finding.Message}"))}全部问题见:pipeline scheme check {file.Name}"
            );
    }

    /// <exception cref="UsageException">The text is no period.</exception>
    public static Period? ReadPeriod(string? text)
    {
        if (text is null)
        {
            return null;
        }
        return PeriodText.TryRead(text, out var period)
            ? period
            : throw new UsageException($"报告期“{text}”看不懂,请写成2019、2019-H1或2019-H2。");
    }

    /// <exception cref="UsageException">The file is no roster.</exception>
    /// <exception cref="UnreadableInputException">The file cannot be read.</exception>
    public static Roster? ReadRoster(FileInfo? file)
    {
        if (file is null)
        {
            return null;
        }
        var reading = RosterReader.Read(FolderWorkbook.ReadBounded(file.FullName), file.Name);
        return reading.Roster ?? throw new UsageException($"学校名录{file.Name}不能用:{string.Join("", reading.Problems)}");
    }

    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string ExistingFolder(DirectoryInfo folder) =>
        folder.Exists
            ? folder.FullName
            : throw new UsageException(
                File.Exists(folder.FullName) ? $"这里要文件夹,给的是文件:{folder.FullName}" : $"没有这个文件夹:{folder.FullName}"
            );
}
