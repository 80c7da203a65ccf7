using System.Collections.Immutable;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Pages;

/// <summary>What a roster would change, before it takes force.</summary>
/// <param name="Problems">Why it cannot be used; empty if it can.</param>
/// <param name="Removed">Schools that are on the list now and would not be, or would be closed.</param>
public sealed record RosterDifference(
    ImmutableArray<RosterProblem> Problems,
    ImmutableArray<School> Added,
    ImmutableArray<School> Removed,
    ImmutableArray<(School Before, School After)> Changed,
    int Total
)
{
    /// <param name="before">The roster in force; null if there is none.</param>
    public static RosterDifference Of(RosterReading reading, Roster? before)
    {
        if (reading.Roster is not { } after)
        {
            return new RosterDifference(reading.Problems, [], [], [], 0);
        }
        var known = before?.Schools.ToDictionary(school => school.Code) ?? [];
        var added = after.Schools.Where(school => school.IsOpen && !(known.TryGetValue(school.Code, out var old) && old.IsOpen));
        var removed = known.Values.Where(old => old.IsOpen && !(after.TryFind(old.Code, out var school) && school.IsOpen));
        var changed = after
            .Schools.Where(school =>
                known.TryGetValue(school.Code, out var old) && old.IsOpen && school.IsOpen && Text(old) != Text(school)
            )
            .Select(school => (known[school.Code], school));
        return new RosterDifference([], [.. added], [.. removed], [.. changed], after.Expected.Count());
    }

    private static string Text(School school) => $"{school.Name} {school.Type} {string.Join('、', school.Stages)} {school.AreaPath}";
}
