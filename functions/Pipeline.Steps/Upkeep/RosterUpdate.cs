using System.Collections.Immutable;
using Pipeline.Steps.Pages;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Upkeep;

/// <param name="InForce">The uploaded roster is the one in force now.</param>
/// <param name="Problems">Why it cannot be used; empty if it can.</param>
public sealed record RosterUpdate(bool InForce, ImmutableArray<RosterProblem> Problems)
{
    /// <summary>Why somebody has to confirm it before it takes force; empty if nobody has to.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>What it changes, or would; null if it cannot be used, or changes nothing any more.</summary>
    public RosterDifference? Difference { get; init; }

    /// <summary>The upload's; empty if there is none.</summary>
    public string Version { get; init; } = "";

    /// <summary>It can be used and waits for somebody to confirm it.</summary>
    public bool IsWaiting => !InForce && !Doubts.IsEmpty;
}
