using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.History;

/// <summary>What the path of an upload says: <c>{period}/{school}/{file name}</c>, and nothing else will do.</summary>
/// <remarks>
/// A deeper folder is no school's report: schools keep their old files there, and an old file must not become the newest upload.
/// </remarks>
public sealed record UploadAddress
{
    private UploadAddress(string path, string fileName, Period? period, SchoolCode? school)
    {
        Path = path;
        FileName = fileName;
        Period = period;
        School = school;
    }

    public string Path { get; }

    /// <summary>The path's last part.</summary>
    public string FileName { get; }

    /// <summary>Null if the path is not of the form.</summary>
    public Period? Period { get; }

    /// <summary>Null if the path is not of the form.</summary>
    public SchoolCode? School { get; }

    [MemberNotNullWhen(true, nameof(Period), nameof(School))]
    public bool IsPlaced => Period is not null && School is not null;

    /// <summary>The path as it may go on into tables and outputs: numbers of persons in the file's name are masked.</summary>
    public string ShownPath => Path[..^FileName.Length] + PersonalData.Mask(FileName);

    public static UploadAddress Parse(string path)
    {
        var parts = path.Split('/');
        var fileName = parts[^1];
        return
            parts.Length == 3
            && fileName.Length > 0
            && Periods.Period.TryParse(parts[0], out var period)
            && SchoolCode.TryParse(parts[1], out var school)
            ? new UploadAddress(path, fileName, period, school)
            : new UploadAddress(path, fileName, null, null);
    }
}
