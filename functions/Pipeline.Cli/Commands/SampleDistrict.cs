using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>The sample district that ships with the command line: 府城 2019, both halves.</summary>
/// <param name="RosterPath">学校名录.</param>
/// <param name="Uploads">In the order in which the schools send them; a school's rejected first try comes before its right one.</param>
internal sealed record SampleDistrict(string RosterPath, IReadOnlyList<SampleUpload> Uploads)
{
    private const string Folder = "sample/fucheng-2019";
    private const string RosterFile = "学校名录.xlsx";

    public static SampleDistrict Open()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        var uploads = Directory
            .EnumerateFiles(folder, "*.xlsx")
            .Where(path => Path.GetFileName(path) != RosterFile)
            .Select(SampleUpload.Of)
            .OrderBy(upload => upload.Period)
            .ThenByDescending(upload => upload.IsFirstTry)
            .ThenBy(upload => upload.Name, StringComparer.Ordinal);
        return new SampleDistrict(Path.Combine(folder, RosterFile), [.. uploads]);
    }
}

/// <summary>One workbook of the sample.</summary>
internal sealed record SampleUpload(string Path, string Name, SchoolCode School, Period Period)
{
    public bool IsFirstTry => Name.Contains('先', StringComparison.Ordinal);

    /// <summary>Where a school puts it in the uploads container.</summary>
    public string BlobPath => $"{Period}/{School}/{Name}";

    public static SampleUpload Of(string path)
    {
        var opening = WorkbookOpener.Open(File.ReadAllBytes(path), path, WorkbookIdentity.IsNeeded);
        return WorkbookIdentity.Read(opening.Grid) is { School: { } school, Period: { } period }
            ? new SampleUpload(path, System.IO.Path.GetFileName(path), school, period)
            : throw new InvalidDataException($"Sample workbook {path} names no school or period.");
    }
}
