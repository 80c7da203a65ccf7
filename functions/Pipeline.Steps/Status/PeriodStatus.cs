using System.Collections.Immutable;

namespace Pipeline.Steps.Status;

/// <summary>Where a period stands: who reported, what counts, what is published.</summary>
/// <param name="States">How many expected schools are in each state.</param>
/// <param name="Schools">The roster's open schools in its order, then others that uploaded.</param>
/// <param name="Failed">Paths of uploads that could not be processed and wait for a retry.</param>
public sealed record PeriodStatus(
    string Period,
    bool IsLocked,
    DateTimeOffset? LockedAt,
    DateTimeOffset? Deadline,
    int Expected,
    int Received,
    SortedDictionary<string, int> States,
    PublicationStatus? Publication,
    ImmutableArray<string> Failed,
    ImmutableArray<SchoolStatus> Schools
);
