namespace Pipeline.Cli;

/// <summary>Exit statuses, from the commands' contract.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input was judged and rejected.</summary>
    public const int Rejected = 1;

    /// <summary>Wrong usage, or a path that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>Something outside failed: storage not reachable, disk full, Node.js missing.</summary>
    public const int OutsideFailed = 3;
}
