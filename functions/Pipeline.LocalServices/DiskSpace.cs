namespace Pipeline.LocalServices;

/// <summary>Tells a full disk from other failures, on every system, and says it in a sentence.</summary>
public static class DiskSpace
{
    public const string Sentence = "磁盘已满，请清理磁盘或换一个位置后再运行。";

    private const int PosixNoSpace = 28;
    private const int PosixQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The file system had no room for what was written.</summary>
    public static bool IsMissing(Exception exception) =>
        exception is IOException { HResult: PosixNoSpace or PosixQuota or MacQuota or WindowsDiskFull or WindowsHandleDiskFull }
        || (exception.InnerException is { } inner && IsMissing(inner));

    /// <summary>A process says so in what it wrote.</summary>
    public static bool IsMissingIn(string output) =>
        output.Contains("ENOSPC", StringComparison.Ordinal)
        || output.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || output.Contains("not enough space on the disk", StringComparison.OrdinalIgnoreCase);
}
