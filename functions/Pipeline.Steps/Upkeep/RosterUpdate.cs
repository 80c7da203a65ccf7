using System.Collections.Immutable;

namespace Pipeline.Steps.Upkeep;

/// <param name="InForce">The uploaded roster is the one in force now.</param>
/// <param name="Problems">Chinese: why it cannot be used; empty where it can.</param>
public sealed record RosterUpdate(bool InForce, ImmutableArray<string> Problems);
