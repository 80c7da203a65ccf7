namespace Pipeline.Storage;

/// <summary>The names of all containers, tables and queues, in one place.</summary>
public static class StorageNames
{
    /// <summary>Schools write here: <c>{period}/{school}/{file name}</c>.</summary>
    public const string Uploads = "uploads";

    /// <summary>The bytes of every upload as it came; nothing is ever deleted here.</summary>
    public const string Originals = "originals";

    /// <summary>The answer to every upload.</summary>
    public const string Receipts = "receipts";

    /// <summary>Published summaries, a folder a version, and a pointer to the current one.</summary>
    public const string Summaries = "summaries";

    /// <summary>The bureau writes <see cref="RosterFile"/> here.</summary>
    public const string Registry = "registry";

    /// <summary>The roster in force and those before it.</summary>
    public const string Rosters = "rosters";

    /// <summary>Prefilled workbooks for the schools to fetch.</summary>
    public const string Templates = "templates";

    /// <summary>Queue messages that could not be read, word for word.</summary>
    public const string KeptAside = "kept-aside";

    /// <summary>Keys of cookies and forms, and access sheets that wait to be fetched once; nobody but the app reads here.</summary>
    public const string Keys = "keys";

    /// <summary>Reporting schemes (报表制度) by their content.</summary>
    public const string Schemes = "schemes";

    /// <summary>In the registry: the bureau's own empty tables (表样), filled at every publication.</summary>
    public const string LayoutFolder = "表样/";

    public const string RosterFile = "学校名录.xlsx";

    /// <summary>History and status of every school and period.</summary>
    public const string SubmissionsTable = "Submissions";

    public const string FiguresTable = "Figures";

    public const string FindingsTable = "Findings";

    /// <summary>Locks, deadlines, publications, and how far the sweep has come.</summary>
    public const string PeriodsTable = "Periods";

    /// <summary>Access codes, sessions, the bureau's people, and who did what.</summary>
    public const string AccessTable = "Access";

    /// <summary>Where the host puts blob-trigger messages that failed five times; its name is the host's.</summary>
    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    public static IReadOnlyList<string> Containers { get; } =
    [Uploads, Originals, Receipts, Summaries, Registry, Rosters, Templates, KeptAside, Keys, Schemes];

    /// <summary>
    /// Those of <see cref="Containers"/> that lie in the host's own account, where it is apart from the account of the data.
    /// </summary>
    public static IReadOnlyList<string> HostContainers { get; } = [Keys];

    public static IReadOnlyList<string> Tables { get; } = [SubmissionsTable, FiguresTable, FindingsTable, PeriodsTable, AccessTable];
}
