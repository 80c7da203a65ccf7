using Pipeline.Endurance.Tests.Reference;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>One thing that happens in a history. Small records of one family, kept together: each is a line.</summary>
internal abstract record Op
{
    /// <summary>A school writes a file, so many seconds after what came before.</summary>
    internal sealed record Put(int School, int File, BookKind Kind, int Seconds) : Op;

    internal sealed record Delete(int School, int File) : Op;

    /// <summary>The trigger fires for a path; once more, late, or for what is gone.</summary>
    internal sealed record Ingest(int School, int File) : Op;

    /// <summary>The trigger gave up.</summary>
    internal sealed record Fail(int School, int File) : Op;

    internal sealed record Retry : Op;

    internal sealed record Return(int School) : Op;

    internal sealed record Approve(int School) : Op;

    internal sealed record Lock(bool On) : Op;

    internal sealed record Sweep : Op;

    internal sealed record Publish : Op;

    internal sealed record Status : Op;

    /// <summary>Upkeep that runs so many days later.</summary>
    internal sealed record CleanUp(int Days) : Op;

    /// <summary>The host dies at the n-th storage request of a step, before it is sent or after its answer.</summary>
    internal sealed record Crash(Op Step, int Request, bool Afterwards) : Op;

    internal sealed record Both(Op First, Op Then) : Op;

    /// <summary>Another host does something while a step stands at its n-th storage request.</summary>
    internal sealed record Meanwhile(Op Step, int Request, Op Other) : Op;
}
