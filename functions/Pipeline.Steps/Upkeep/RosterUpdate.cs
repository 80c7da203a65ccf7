using System.Collections.Immutable;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Upkeep;

/// <param name="InForce">The uploaded roster is the one in force now.</param>
/// <param name="Problems">Why it cannot be used; empty where it can.</param>
public sealed record RosterUpdate(bool InForce, ImmutableArray<RosterProblem> Problems);
