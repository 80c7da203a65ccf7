using Pipeline.TestKit;

namespace Pipeline.Cli.Tests.Support;

/// <summary>A folder of one test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public static readonly DateTime Morning = new(2019, 7, 2, 8, 0, 0, DateTimeKind.Utc);

    public string Path { get; } = Directory.CreateTempSubdirectory("pipeline-cli-").FullName;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    public string Write(string name, StandardWorkbook workbook, int minute = 0) => Write(name, workbook.ToBytes(), minute);

    /// <param name="minute">The file's modification time, in minutes after <see cref="Morning"/>.</param>
    public string Write(string name, byte[] content, int minute = 0)
    {
        var path = this[name.Split('/')];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, Morning.AddMinutes(minute));
        return path;
    }

    public string Roster(string name, params (string Code, string Name)[] schools)
    {
        using var stream = new MemoryStream();
        Workbooks.Rosters.RosterWriter.Write(
            stream,
            new Domain.Schools.Roster(
                schools.Select(school => new Domain.Schools.School(
                    Domain.Schools.SchoolCode.Parse(school.Code),
                    school.Name,
                    "小学",
                    ["小学"],
                    ["武鸣区", "府城镇"],
                    true
                ))
            )
        );
        return Write(name, stream.ToArray());
    }

    /// <summary>Every file below a folder by its path within, with its content.</summary>
    public static SortedDictionary<string, byte[]> Contents(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes),
            StringComparer.Ordinal
        );

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
