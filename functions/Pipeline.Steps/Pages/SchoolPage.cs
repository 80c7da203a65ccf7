using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>A school's view of a period.</summary>
/// <param name="School">As the roster has it, or its code alone.</param>
/// <param name="Uploads">Newest first, with what was explained since.</param>
/// <param name="Acts">What the bureau did, newest first.</param>
/// <param name="Others">Other periods of which the school has uploads, newest first.</param>
public sealed record SchoolPage(
    Period Period,
    School School,
    DateTimeOffset? Deadline,
    PeriodLock Lock,
    SubmissionStatus Status,
    ImmutableArray<UploadRecord> Uploads,
    ImmutableArray<WorkflowRecord> Acts,
    ImmutableArray<Period> Others,
    DateTimeOffset Now
)
{
    /// <summary>Of the scheme that the period is held to.</summary>
    public FormCatalogue Forms { get; init; } = FormCatalogue.Standard;

    /// <summary>Whether an upload came after the lock and waits.</summary>
    public bool IsHeld(UploadRecord upload) => Lock.LockedAt is { } since && upload.UploadedAt > since;
}
