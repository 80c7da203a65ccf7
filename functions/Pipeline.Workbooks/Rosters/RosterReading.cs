using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Schools;

namespace Pipeline.Workbooks.Rosters;

/// <summary>The outcome of reading a roster: the roster, or all that is wrong with it.</summary>
/// <param name="Roster">Null if there is any problem: half a roster would call schools missing that are not.</param>
/// <param name="Problems">In the order of the cells; empty if the roster was read.</param>
public sealed record RosterReading(Roster? Roster, ImmutableArray<RosterProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Roster))]
    public bool IsRead => Roster is not null;
}
