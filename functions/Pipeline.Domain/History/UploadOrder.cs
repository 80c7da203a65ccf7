namespace Pipeline.Domain.History;

/// <summary>
/// Where an upload stands among the others of its school: by its time in storage, which knows whole seconds only, and then by what breaks
/// the tie.
/// </summary>
/// <param name="UploadedAt">The blob's LastModified.</param>
/// <param name="Path">Of two files of the same second, the later name (ordinal) is the newer.</param>
/// <param name="Rank">Of two versions of one name in the same second, the one that storage held last; see decision 0102.</param>
/// <param name="Version">Makes the order total.</param>
public readonly record struct UploadOrder(DateTimeOffset UploadedAt, string Path, int Rank, string Version) : IComparable<UploadOrder>
{
    public static bool operator >(UploadOrder left, UploadOrder right) => left.CompareTo(right) > 0;

    public static bool operator <(UploadOrder left, UploadOrder right) => left.CompareTo(right) < 0;

    public int CompareTo(UploadOrder other)
    {
        var byTime = UploadedAt.CompareTo(other.UploadedAt);
        if (byTime != 0)
        {
            return byTime;
        }
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0)
        {
            return byPath;
        }
        var byRank = Rank.CompareTo(other.Rank);
        return byRank != 0 ? byRank : string.CompareOrdinal(Version, other.Version);
    }
}
