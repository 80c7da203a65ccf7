using System.Globalization;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Storage;

/// <summary>Where a school's history of a period lies, or the uploads of a month that belong to no school.</summary>
public sealed record SubmissionPartition
{
    private SubmissionPartition(string key, string folder, Period? period, SchoolCode? school)
    {
        Key = key;
        Folder = folder;
        Period = period;
        School = school;
    }

    /// <summary>The partition key.</summary>
    public string Key { get; }

    /// <summary>The folder in the containers of originals and receipts.</summary>
    public string Folder { get; }

    /// <summary>Null if the path names no school and period.</summary>
    public Period? Period { get; }

    /// <summary>Null if the path names no school and period.</summary>
    public SchoolCode? School { get; }

    public static SubmissionPartition Of(Period period, SchoolCode school) =>
        new($"{period}|{school}", $"{period}/{school}", period, school);

    /// <summary>
    /// The partition that an upload belongs to by its path; one at a path of no school goes with the others of its month.
    /// </summary>
    public static SubmissionPartition Of(UploadAddress address, DateTimeOffset uploadedAt)
    {
        if (address.IsPlaced)
        {
            return Of(address.Period.Value, address.School.Value);
        }
        var month = uploadedAt.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
        return new SubmissionPartition("unplaced|" + month, "unplaced/" + month, null, null);
    }

    public override string ToString() => Key;
}
