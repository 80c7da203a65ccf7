using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Web.Bureau;

/// <summary>The roster with the codes of a period.</summary>
/// <param name="Roster">Null if there is none.</param>
/// <param name="Codes">By school.</param>
/// <param name="Area">The area that is shown; empty for all.</param>
public sealed record RosterModel(
    StoredRoster? Roster,
    IReadOnlyList<Period> Periods,
    Period? Period,
    IReadOnlyDictionary<SchoolCode, SchoolCredential> Codes,
    string Area,
    int Page,
    DateTimeOffset Now
)
{
    public const int PageSize = 200;

    public IReadOnlyList<School> Schools =>
        [
            .. (Roster?.Roster.Schools ?? []).Where(school =>
                Area.Length == 0 || school.AreaPath == Area || school.AreaPath.StartsWith(Area + "/", StringComparison.Ordinal)
            ),
        ];

    public IReadOnlyList<string> Areas =>
        [.. (Roster?.Roster.Schools ?? []).Select(school => school.AreaPath).Where(path => path.Length > 0).Distinct()];
}
