namespace Pipeline.Endurance.Tests.Faults;

/// <summary>What the proxy does to one request.</summary>
internal enum Fault
{
    None,

    /// <summary>500 instead of doing it.</summary>
    Error,

    /// <summary>503 instead of doing it.</summary>
    Busy,

    /// <summary>It is done, and 500 is the answer.</summary>
    ErrorAfterwards,

    /// <summary>It is done, and 503 is the answer.</summary>
    BusyAfterwards,

    /// <summary>The connection is cut before it is done.</summary>
    Cut,

    /// <summary>It is done, and the connection is cut before the answer.</summary>
    CutAfterwards,

    /// <summary>It is done, and the connection is cut in the midst of the answer.</summary>
    TornAnswer,

    /// <summary>It is done late.</summary>
    Delay,

    /// <summary>409 instead of doing it, where that is true to say: somebody else was faster (a transaction), or holds the lease.</summary>
    Conflict,
}
